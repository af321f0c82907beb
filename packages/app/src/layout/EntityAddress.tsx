import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundErrorPage, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { TENANT_KIND } from '@cleanmatex/hq-common';
import { hqQueryClient } from '@cleanmatex/hq-react';
import { LeftCatalogPage } from '@cleanmatex/tenants';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMatch } from 'react-router-dom';

const ENTITY = '/catalog/:namespace/:kind/:name/*';

/** The entity that the address names; undefined on other pages. */
export function useEntityAddress() {
  const params = useMatch(ENTITY)?.params;
  const { namespace, kind, name } = params ?? {};
  if (!namespace || !kind || !name) return undefined;
  return { namespace, kind: kind.toLocaleLowerCase('en-US'), name };
}

type Address = NonNullable<ReturnType<typeof useEntityAddress>>;

/** True for a tenant's address. */
export const isTenantAddress = (address: Address | undefined): boolean =>
  address?.kind === TENANT_KIND.toLocaleLowerCase('en-US');

/** The page of an entity; where the catalog does not have it, the console's own page in its place. */
export function EntityAddress(props: {
  address: Address;
  children: ReactNode;
}) {
  const { address, children } = props;
  const catalog = useApi(catalogApiRef);
  const ref = stringifyEntityRef(address);
  const { data: isMissing } = useQuery(
    {
      queryKey: ['catalog', 'missing', ref],
      queryFn: async () => !(await catalog.getEntityByRef(ref)),
      staleTime: 0,
    },
    hqQueryClient,
  );
  if (!isMissing) return <>{children}</>;
  return isTenantAddress(address) ? (
    <LeftCatalogPage name={address.name} />
  ) : (
    <NotFoundErrorPage />
  );
}
