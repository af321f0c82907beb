import { sampleFleetContract } from '@cleanmatex/hq-common';
import { useHqQuery, useMay, type PageAct } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';

/** Way to the sample fleet, for whoever may make one on a console that may have one; undefined for others. */
export function useSampleFleetAct(): PageAct | undefined {
  const { t } = useTenantsTranslation();
  const { allowed } = useMay('hq.sample-fleet.manage');
  const { data } = useHqQuery(
    sampleFleetContract.get,
    {},
    { enabled: allowed },
  );
  if (!allowed || !data?.available) return undefined;
  return { id: 'fleet', label: t('fleet.link'), href: '/tenants/sample-fleet' };
}
