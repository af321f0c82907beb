import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import { CATALOG_GROUP, TENANT_KIND } from '@cleanmatex/hq-common';

/** Version of the Tenant kind that the console writes. */
export const TENANT_API_VERSION = `${CATALOG_GROUP}/v1`;

/**
 * The catalog's model of kind Tenant. Lean on purpose: what a page shows beyond these fields it reads from
 * the API. `status` and `plan` are plain text, as an adopted platform may hold codes of its own.
 */
export const tenantKindLayer = createCatalogModelLayer({
  layerId: `${CATALOG_GROUP}/kind-tenant`,
  builder: model => {
    model.addKind({
      group: CATALOG_GROUP,
      names: { kind: TENANT_KIND, singular: 'tenant', plural: 'tenants' },
      description:
        'A Tenant is a laundry or dry cleaner that runs its business on CleanMateX.',
      versions: [
        {
          name: 'v1',
          schema: {
            jsonSchema: {
              type: 'object',
              required: ['spec'],
              properties: {
                spec: {
                  type: 'object',
                  required: ['status', 'slug'],
                  properties: {
                    status: {
                      type: 'string',
                      minLength: 1,
                      description: 'Where the tenant is in its life cycle.',
                    },
                    plan: {
                      type: 'string',
                      minLength: 1,
                      description: 'Code of the plan that it is on.',
                    },
                    country: {
                      type: 'string',
                      minLength: 1,
                      description: 'ISO 3166 code of its country.',
                    },
                    slug: {
                      type: 'string',
                      minLength: 1,
                      description: 'Its name in web addresses.',
                    },
                  },
                },
              },
            },
          },
        },
      ],
    });
  },
});
