import type { Entity } from '@backstage/catalog-model';
import {
  HQ_ID_ANNOTATION,
  HQ_NAME2_ANNOTATION,
  TENANT_KIND,
  tenantEntityName,
} from '@cleanmatex/hq-common';
import { TENANT_API_VERSION } from '../model/tenantKind';
import { payloadKey, type Source, type SourceRow } from './source';

interface TenantRow extends SourceRow {
  slug: string;
  name: string;
  name2: string | null;
  status: string;
  plan: string | null;
  country: string | null;
}

function toEntity(row: TenantRow): Entity {
  return {
    apiVersion: TENANT_API_VERSION,
    kind: TENANT_KIND,
    metadata: {
      name: tenantEntityName({ id: row.subject, slug: row.slug }),
      title: row.name,
      ...(row.name2 && { description: row.name2 }),
      annotations: {
        [HQ_ID_ANNOTATION]: row.subject,
        ...(row.name2 && { [HQ_NAME2_ANNOTATION]: row.name2 }),
      },
    },
    spec: {
      status: row.status,
      slug: row.slug,
      ...(row.plan && { plan: row.plan }),
      ...(row.country && { country: row.country }),
    },
  };
}

/** Tenants that are not archived, as entities of kind Tenant. */
export const tenantSource: Source = {
  name: 'tenant',
  topic: 'hq.tenant.changed',
  subjectOf: payloadKey('tenantId'),
  sql: `
    SELECT id::text AS subject, slug, name, nullif(name2, '') AS name2,
           coalesce(nullif(status, ''), 'provisioning') AS status,
           nullif(s_current_plan, '') AS plan, nullif(country, '') AS country
      FROM public.org_tenants_mst
     WHERE status IS DISTINCT FROM 'archived'
       AND (CAST(:subjects AS text[]) IS NULL OR id = ANY (CAST(:subjects AS text[])::uuid[]))`,
  toEntity: row => toEntity(row as TenantRow),
};
