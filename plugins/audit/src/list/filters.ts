import {
  auditContract,
  auditOutcomes,
  auditSeverities,
  type AuditFacets,
} from '@cleanmatex/hq-common';
import {
  activeFilters,
  useFormat,
  useHqQuery,
  useSubjectKind,
  type SelectFilter,
  type UrlValues,
} from '@cleanmatex/hq-react';
import { useAuditTranslation } from '../i18n/ref';
import { useNames } from '../labels';

/** Filters of the list, all of them in the address. */
export const auditFilterDefaults: UrlValues = {
  q: '',
  operation: '',
  outcome: '',
  severity: '',
  subjectType: '',
  actorType: '',
  actor: '',
  subjectId: '',
  tenantId: '',
  correlationId: '',
  from: '',
  to: '',
};

type Facet = Exclude<keyof AuditFacets, 'actorType'>;

/** The choices of the filter bar, each with how many entries it would show. */
export function useAuditSelects(filters: UrlValues): SelectFilter[] {
  const { t } = useAuditTranslation();
  const names = useNames();
  const format = useFormat();
  const { data } = useHqQuery(auditContract.facets, activeFilters(filters), {
    keepPrevious: true,
  });
  const codesOf: Record<Facet, readonly string[] | undefined> = {
    operation: undefined,
    subjectType: undefined,
    outcome: auditOutcomes,
    severity: auditSeverities,
  };
  const select = (
    facet: Facet,
    nameOf: (code: string) => string,
  ): SelectFilter => {
    const counts = new Map(
      data?.[facet].map(({ value, count }) => [value, count]),
    );
    const codes = codesOf[facet] ?? [...counts.keys()];
    return {
      name: facet,
      label: t(`filter.${facet}`),
      options: codes.map(value => ({
        value,
        label: data
          ? `${nameOf(value)} (${format.number(counts.get(value) ?? 0)})`
          : nameOf(value),
      })),
    };
  };
  return [
    select('operation', code => names('operation', code)),
    select('outcome', code => names('outcome', code)),
    select('severity', code => names('severity', code)),
    select('subjectType', useSubjectKind()),
  ];
}
