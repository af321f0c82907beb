import type { Entity } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader } from '@backstage/ui';
import {
  asHqApiError,
  CardGrid,
  EmptyState,
  ErrorState,
  hqQueryClient,
  LoadingLines,
  useHqLanguage,
} from '@cleanmatex/hq-react';
import { useQuery } from '@tanstack/react-query';
import { shellTranslationRef } from '../translations/ref';
import { pickLanguage } from './pickLanguage';
import './create.css';

function useTemplates() {
  const catalog = useApi(catalogApiRef);
  return useQuery(
    {
      queryKey: ['catalog', 'templates'],
      queryFn: async () => {
        const { items } = await catalog.getEntities({
          filter: { kind: 'Template' },
          order: { field: 'metadata.title', order: 'asc' },
        });
        return items;
      },
    },
    hqQueryClient,
  );
}

function TemplateTile({ template }: { template: Entity }) {
  const locale = useHqLanguage();
  const { namespace = 'default', name, title, description } = template.metadata;
  const label = pickLanguage(title ?? name, locale);
  return (
    <Card href={`/create/templates/${namespace}/${name}`} label={label}>
      <CardHeader>
        <h2 className="hq-section-title">{label}</h2>
      </CardHeader>
      <CardBody>
        <p className="hq-muted">{pickLanguage(description ?? '', locale)}</p>
      </CardBody>
    </Card>
  );
}

/** The templates that the signed-in person may see; each opens its form. */
export default function TemplatesPage() {
  const { t } = useTranslationRef(shellTranslationRef);
  const { data, error, isLoading, refetch } = useTemplates();
  if (error) {
    return <ErrorState error={asHqApiError(error)} onRetry={() => refetch()} />;
  }
  if (isLoading) return <LoadingLines lines={6} />;
  if (!data?.length) {
    return (
      <EmptyState title={t('create.empty')} body={t('create.emptyBody')} />
    );
  }
  return (
    <CardGrid>
      {data.map(template => (
        <TemplateTile key={template.metadata.name} template={template} />
      ))}
    </CardGrid>
  );
}
