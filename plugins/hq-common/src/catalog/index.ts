/** Kind of a tenant's entity in the software catalog. */
export const TENANT_KIND = 'Tenant';

/** Group of the console's own kinds; an entity's `apiVersion` is this and a version. */
export const CATALOG_GROUP = 'cleanmatex.com';

/** Annotation with the id that the console knows an entity's subject by. */
export const HQ_ID_ANNOTATION = 'hq.cleanmatex.com/id';

/** Annotation with the Arabic name of an entity's subject. */
export const HQ_NAME2_ANNOTATION = 'hq.cleanmatex.com/name2';

const fittingSlug = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;

/** The console's limit on slugs, and the catalog's on names. */
const MAX_ENTITY_NAME = 63;

/**
 * `metadata.name` of a tenant's entity: its slug. A platform's row from before the console may have a slug
 * that the catalog does not accept; that tenant goes by its id.
 */
export function tenantEntityName(tenant: { id: string; slug: string }): string {
  return fittingSlug.test(tenant.slug) && tenant.slug.length <= MAX_ENTITY_NAME
    ? tenant.slug
    : `tenant-${tenant.id}`;
}

const byId = /^tenant-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Filter of the list of tenants for the one that an entity's name stands for, or stood for before its slug changed. */
export function tenantNamed(
  entityName: string,
): { ids: string[] } | { knownAs: string } {
  const [, id] = byId.exec(entityName) ?? [];
  return id ? { ids: [id] } : { knownAs: entityName };
}

/** Address of a tenant's page within the portal. */
export function tenantPath(tenant: { id: string; slug: string }): string {
  return `/catalog/default/tenant/${tenantEntityName(tenant)}`;
}
