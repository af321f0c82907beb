import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import type { PermissionName } from '@cleanmatex/hq-common';
import { useActor, useHqLanguage } from '@cleanmatex/hq-react';
import { useNavigate } from 'react-router-dom';
import { languageNames } from '../translations/languages';
import { shellTranslationRef, type ShellKey } from '../translations/ref';

/** Something that the palette can do. */
export interface PaletteCommand {
  id: string;
  label: string;
  run: () => void;
}

interface Place {
  label: ShellKey;
  href: string;
  permission?: PermissionName;
}

const pages: Place[] = [
  { label: 'nav.home', href: '/' },
  { label: 'nav.tenants', href: '/tenants', permission: 'hq.tenant.read' },
  { label: 'nav.bulk', href: '/bulk-runs', permission: 'hq.bulk.read' },
  { label: 'nav.audit', href: '/audit', permission: 'hq.audit.read' },
  { label: 'nav.users', href: '/access/users', permission: 'hq.user.read' },
  { label: 'nav.roles', href: '/access/roles', permission: 'hq.role.read' },
  {
    label: 'nav.apiKeys',
    href: '/access/api-keys',
    permission: 'hq.api-key.read',
  },
  { label: 'nav.catalog', href: '/catalog' },
  { label: 'nav.create', href: '/create' },
  { label: 'nav.apiDocs', href: '/api-docs' },
  { label: 'nav.notifications', href: '/notifications' },
  { label: 'nav.settings', href: '/settings' },
];

/** Page of the template that onboards a tenant. */
export const onboardHref = '/create/templates/default/onboard-tenant';

const acts: Place[] = [
  {
    label: 'home.onboard',
    href: onboardHref,
    permission: 'hq.tenant.create',
  },
  {
    label: 'palette.sampleFleet',
    href: '/tenants/sample-fleet',
    permission: 'hq.sample-fleet.manage',
  },
  {
    label: 'palette.inviteUser',
    href: '/access/users?invite=true',
    permission: 'hq.user.manage',
  },
  {
    label: 'palette.createApiKey',
    href: '/access/api-keys?create=true',
    permission: 'hq.api-key.manage',
  },
  {
    label: 'palette.verifyAudit',
    href: '/audit?verify=true',
    permission: 'hq.audit.verify',
  },
];

const folded = (text: string) => text.normalize('NFKD').toLocaleLowerCase();

/** The palette's pages and actions that the person may use and whose name contains the words. */
export function useCommands(words: string): {
  pages: PaletteCommand[];
  actions: PaletteCommand[];
} {
  const { t } = useTranslationRef(shellTranslationRef);
  const { actor } = useActor();
  const navigate = useNavigate();
  const language = useHqLanguage();
  const languageApi = useApi(appLanguageApiRef);
  const other = language === 'ar' ? 'en' : 'ar';
  const toCommand = ({ label, href }: Place): PaletteCommand => ({
    id: href,
    label: t(label),
    run: () => navigate(href),
  });
  const mayUse = ({ permission }: Place) =>
    !permission || Boolean(actor?.permissions.includes(permission));
  const matches = ({ label }: PaletteCommand) =>
    folded(label).includes(folded(words.trim()));
  const switchLanguage: PaletteCommand = {
    id: 'switch-language',
    label: t('palette.switchLanguage', { language: languageNames[other] }),
    run: () => languageApi.setLanguage(other),
  };
  return {
    pages: pages.filter(mayUse).map(toCommand).filter(matches),
    actions: [...acts.filter(mayUse).map(toCommand), switchLanguage].filter(
      matches,
    ),
  };
}
