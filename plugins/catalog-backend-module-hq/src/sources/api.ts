import { createHash } from 'node:crypto';
import type { Source } from './source';

const NAME = 'hq-api';

/** The console's own API, as an entity of kind API with its OpenAPI document. */
export function apiSource(document: object): Source {
  const definition = JSON.stringify(document);
  const digest = createHash('sha256').update(definition).digest('hex');
  return {
    name: 'api',
    subjectOf: () => undefined,
    sql: `
      SELECT '${NAME}' AS subject, '${digest}' AS digest
       WHERE CAST(:subjects AS text[]) IS NULL OR '${NAME}' = ANY (CAST(:subjects AS text[]))`,
    toEntity: () => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: {
        name: NAME,
        title: 'HQ Console API',
        description: 'Every operation of the console, at /api/hq/v1',
      },
      spec: {
        type: 'openapi',
        lifecycle: 'production',
        owner: 'group:default/technical_admin',
        system: 'hq-console',
        definition,
      },
    }),
  };
}
