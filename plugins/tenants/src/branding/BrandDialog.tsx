import type { Tenant } from '@cleanmatex/hq-common';
import {
  ChangesPreview,
  ColorField,
  FormDialog,
  TextInput,
  useName,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { useTenantDiff } from '../labels';
import { BrandPreview } from './BrandPreview';
import { LogoField } from './LogoField';
import { useBrand } from './useBrand';
import { useShown } from './useLogo';
import '../styles/brand.css';

type Edit = ReturnType<typeof useBrand>;

function ColorFields({ edit }: { edit: Edit }) {
  const { t } = useTenantsTranslation();
  return (
    <div className="tenant-brand__colours">
      {(['brandColorPrimary', 'brandColorSecondary'] as const).map(field => (
        <ColorField
          key={field}
          label={t(`field.${field}`)}
          value={edit.colours[field]}
          onChange={value => edit.setColour(field, value)}
          error={edit.issues[field]}
        />
      ))}
    </div>
  );
}

/** What is typed so far, as the preview can show it. */
const colourOf = (typed: string) =>
  /^#[0-9a-f]{6}$/i.test(typed.trim()) ? typed.trim() : null;

/**
 * Changes logo and colours of a tenant: chosen, seen at once on its own screens in both directions, checked by a dry
 * run, saved in the version that the dialog was opened with.
 */
export function BrandDialog(props: { tenant: Tenant; onClose: () => void }) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const texts = useTenantDiff();
  const [tenant] = useState(props.tenant);
  const edit = useBrand(tenant, props.onClose);
  const { file, colours, issues } = edit;
  const address = file.logo === undefined ? tenant.logoUrl : file.logo?.address;
  return (
    <FormDialog
      title={t('brand.title', { name: nameOf(tenant) })}
      actionLabel={t('edit.save')}
      failedTitle={t('edit.failed')}
      error={edit.error}
      isPending={edit.isPending}
      isDisabled={!edit.isDirty || !edit.preview.isSuccess}
      isDirty={edit.isDirty}
      onSubmit={edit.save}
      onClose={props.onClose}
      width={720}
    >
      <BrandPreview
        brand={{
          logo: useShown(address ?? null),
          primary: colourOf(colours.brandColorPrimary),
          secondary: colourOf(colours.brandColorSecondary),
        }}
        tenant={tenant}
      />
      <LogoField
        file={file}
        hasLogo={tenant.logoUrl !== null}
        error={issues.logo}
      />
      <ColorFields edit={edit} />
      <TextInput
        label={t('edit.reason')}
        hint={t('edit.reasonHint')}
        value={edit.reason}
        onChange={edit.setReason}
        maxLength={500}
        error={issues.reason}
      />
      {edit.isDirty && edit.isSound && !edit.preview.error && (
        <ChangesPreview preview={edit.preview} {...texts} />
      )}
    </FormDialog>
  );
}
