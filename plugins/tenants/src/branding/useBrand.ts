import {
  tenantsContract,
  UpdateBrand,
  type RequestOf,
  type Tenant,
} from '@cleanmatex/hq-common';
import {
  contractIssues,
  useDryRun,
  useHqLanguage,
  useHqMutation,
  useName,
  useSettled,
  useUndo,
} from '@cleanmatex/hq-react';
import { useMemo, useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { useLogo } from './useLogo';

type Changes = Pick<
  RequestOf<typeof tenantsContract.updateBrand>,
  'logo' | 'brandColorPrimary' | 'brandColorSecondary'
>;

const colourFields = ['brandColorPrimary', 'brandColorSecondary'] as const;
type ColourField = (typeof colourFields)[number];
type Colours = Record<ColourField, string>;

/** What differs from the tenant; an emptied colour is sent as null. */
function changesOf(
  tenant: Tenant,
  colours: Colours,
  logo: string | null | undefined,
): Changes {
  const changes: Changes = {};
  if (logo || (logo === null && tenant.logoUrl)) changes.logo = logo;
  for (const field of colourFields) {
    const typed = colours[field].trim().toUpperCase();
    if (typed !== (tenant[field] ?? '').toUpperCase()) {
      changes[field] = typed || null;
    }
  }
  return changes;
}

/** Saves a brand and offers to undo it. */
function useSave(opened: Tenant, onSaved: () => void) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const offerUndo = useUndo();
  const mutation = useHqMutation(tenantsContract.updateBrand);
  const save = async (changes: Changes, reason: string) => {
    const input = { tenantId: opened.id, ...changes };
    try {
      const after = await mutation.mutateAsync({
        input: { ...input, reason: reason.trim() || undefined },
        ifMatch: opened.version,
      });
      offerUndo({
        endpoint: tenantsContract.updateBrand,
        input,
        before: opened,
        after,
        text: t('brand.done', { name: nameOf(after) }),
      });
      onSaved();
    } catch {
      // The mutation keeps the error; the dialog shows it.
    }
  };
  return { save, mutation };
}

/** The edit of a brand: what was chosen, what is wrong with it, what it would change, and its saving. */
export function useBrand(opened: Tenant, onSaved: () => void) {
  const locale = useHqLanguage();
  const [reason, setReason] = useState('');
  const [colours, setColours] = useState<Colours>({
    brandColorPrimary: opened.brandColorPrimary ?? '',
    brandColorSecondary: opened.brandColorSecondary ?? '',
  });
  const file = useLogo();
  const changes = changesOf(
    opened,
    colours,
    file.logo ? file.logo.content : file.logo,
  );
  const tenantId = opened.id;
  const isDirty = Object.keys(changes).length > 0;
  const own = isDirty
    ? contractIssues(UpdateBrand, { tenantId, ...changes }, locale)
    : {};
  const isSound = Object.keys(own).length === 0 && !file.problem;
  const { save, mutation } = useSave(opened, onSaved);
  const fingerprint = JSON.stringify(changes);
  const settled = useSettled(fingerprint);
  const asked = useMemo(() => JSON.parse(settled) as Changes, [settled]);
  const preview = useDryRun(
    tenantsContract.updateBrand,
    { input: { tenantId, ...asked }, ifMatch: opened.version },
    { enabled: isDirty && isSound && settled === fingerprint },
  );
  const error = mutation.error ?? (isDirty ? preview.error : null);
  const issues = { ...error?.issuesByPath, ...own };
  if (file.problem) issues.logo = file.problem;
  return {
    file,
    colours,
    setColour: (field: ColourField, value: string) => {
      mutation.reset();
      setColours(before => ({ ...before, [field]: value }));
    },
    reason,
    setReason,
    preview,
    issues,
    error: error && Object.keys(error.issuesByPath).length ? null : error,
    isDirty,
    isSound,
    isPending: mutation.isPending,
    save: () => save(changes, reason),
  };
}
