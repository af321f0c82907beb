import type { Tenant } from '@cleanmatex/hq-common';
import {
  ActionButton,
  DetailList,
  HqCard,
  Ltr,
  useRefusal,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { actionOf } from '../entity/useTenant';
import { useTenantsTranslation } from '../i18n/ref';
import { BrandDialog } from './BrandDialog';
import { BrandPreview } from './BrandPreview';
import { useShown } from './useLogo';
import '../styles/tenants.css';

function Colour({ value }: { value: string }) {
  return (
    <span className="tenant-colour">
      <span
        className="tenant-colour__swatch"
        style={{ backgroundColor: value }}
        aria-hidden
      />
      <Ltr mono>{value}</Ltr>
    </span>
  );
}

/** Logo and colours of the tenant's own screens, as they look there, and the way to change them. */
export function BrandCard({ tenant }: { tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  const [isOpen, setOpen] = useState(false);
  const logo = useShown(tenant.logoUrl);
  const refusal = useRefusal();
  const { logoUrl, brandColorPrimary, brandColorSecondary } = tenant;
  return (
    <HqCard
      title={t('overview.brand')}
      action={
        <ActionButton
          size="small"
          variant="secondary"
          disabledReason={refusal(actionOf(tenant, 'update'))}
          onPress={() => setOpen(true)}
        >
          {t('brand.change')}
        </ActionButton>
      }
    >
      <div className="hq-stack">
        <BrandPreview
          brand={{
            logo,
            primary: brandColorPrimary,
            secondary: brandColorSecondary,
          }}
          tenant={tenant}
        />
        <DetailList
          details={[
            {
              label: t('field.logoUrl'),
              value: logoUrl && <Ltr>{logoUrl}</Ltr>,
            },
            {
              label: t('field.brandColorPrimary'),
              value: brandColorPrimary && <Colour value={brandColorPrimary} />,
            },
            {
              label: t('field.brandColorSecondary'),
              value: brandColorSecondary && (
                <Colour value={brandColorSecondary} />
              ),
            },
          ]}
        />
      </div>
      {isOpen && <BrandDialog tenant={tenant} onClose={() => setOpen(false)} />}
    </HqCard>
  );
}
