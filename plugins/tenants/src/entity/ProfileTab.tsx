import { ErrorState, LoadingLines } from '@cleanmatex/hq-react';
import { BrandCard } from '../branding/BrandCard';
import {
  ContactCard,
  HoursCard,
  ProfileCard,
  RegionCard,
} from './profileCards';
import { useTenant } from './useTenant';

/** Who a tenant is: names, contact, region, hours and brand. */
export function ProfileTab({ tenantId }: { tenantId: string }) {
  const { data: tenant, error, refetch } = useTenant(tenantId);
  if (error && !tenant) return <ErrorState error={error} onRetry={refetch} />;
  if (!tenant) return <LoadingLines lines={8} />;
  return (
    <div className="hq-columns">
      <div className="hq-stack">
        <ProfileCard tenant={tenant} />
        <ContactCard tenant={tenant} />
        <RegionCard tenant={tenant} />
      </div>
      <div className="hq-stack">
        <BrandCard tenant={tenant} />
        <HoursCard tenant={tenant} />
      </div>
    </div>
  );
}
