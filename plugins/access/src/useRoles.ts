import { rolesContract, type Role } from '@cleanmatex/hq-common';
import { useFormat, useHqQuery, useMay, useName } from '@cleanmatex/hq-react';

/** All roles, system ones first as the API orders them; empty until known. */
export function useRoles(): Role[] {
  const { allowed } = useMay('hq.role.read');
  const { data } = useHqQuery(
    rolesContract.list,
    { limit: 200 },
    { enabled: allowed },
  );
  return data?.items ?? [];
}

/** Names of roles by their codes, as one text; an unknown code goes by itself. */
export function useRoleNames(): (codes: readonly string[]) => string {
  const roles = useRoles();
  const name = useName();
  const format = useFormat();
  return codes =>
    format.list(
      codes.map(code => {
        const role = roles.find(candidate => candidate.code === code);
        return role ? name(role) : code;
      }),
    );
}
