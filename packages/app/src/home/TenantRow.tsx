import { Link } from '@backstage/ui';
import type { Tenant } from '@cleanmatex/hq-common';
import { BilingualText, Ltr } from '@cleanmatex/hq-react';
import type { ReactNode } from 'react';
import './home.css';

/** A tenant in a card of the home page: its name leads to its page. */
export function TenantRow(props: {
  tenant: Tenant;
  badge: ReactNode;
  /** Below the badge, muted. */
  note: ReactNode;
}) {
  const { tenant } = props;
  return (
    <li className="hq-home__row">
      <Link href={`/tenants/${tenant.id}`} color="primary">
        <BilingualText {...tenant} more={<Ltr>{tenant.slug}</Ltr>} />
      </Link>
      <span className="hq-home__row-end">
        {props.badge}
        <span className="hq-muted">{props.note}</span>
      </span>
    </li>
  );
}
