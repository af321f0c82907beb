import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import type { PermissionName } from '@cleanmatex/hq-common';
import {
  doPageAction,
  pageActions,
  useActor,
  useHqLanguage,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { openKeys } from '../keys/openKeys';
import { languageNames } from '../translations/languages';
import { shellTranslationRef, type ShellKey } from '../translations/ref';

/** Something that the palette can do. */
export interface PaletteCommand {
  id: string;
  label: string;
  /** Keys that do the same without the palette, one after the other. */
  keys?: string[];
  run: () => void;
}

interface Place {
  label: ShellKey;
  href: string;
  permission?: PermissionName;
}

/** A page with the letter that leads to it after `g`. */
export interface GoPlace extends Place {
  /** Small letter of the English keyboard, other than g. */
  letter: string;
}

/** The pages that one goes to, in the order of the navigation. */
export const goPages: readonly GoPlace[] = [
  { label: 'nav.home', href: '/', letter: 'h' },
  {
    label: 'nav.tenants',
    href: '/tenants',
    letter: 't',
    permission: 'hq.tenant.read',
  },
  {
    label: 'nav.bulk',
    href: '/bulk-runs',
    letter: 'b',
    permission: 'hq.bulk.read',
  },
  {
    label: 'nav.audit',
    href: '/audit',
    letter: 'a',
    permission: 'hq.audit.read',
  },
  {
    label: 'nav.users',
    href: '/access/users',
    letter: 'u',
    permission: 'hq.user.read',
  },
  {
    label: 'nav.roles',
    href: '/access/roles',
    letter: 'r',
    permission: 'hq.role.read',
  },
  {
    label: 'nav.apiKeys',
    href: '/access/api-keys',
    letter: 'k',
    permission: 'hq.api-key.read',
  },
  { label: 'nav.catalog', href: '/catalog', letter: 'c' },
  { label: 'nav.create', href: '/create', letter: 'n' },
  { label: 'nav.apiDocs', href: '/api-docs', letter: 'd' },
  { label: 'nav.notifications', href: '/notifications', letter: 'i' },
  { label: 'nav.settings', href: '/settings', letter: 's' },
];

const acts: Place[] = [
  {
    label: 'palette.onboard',
    href: '/create/templates/default/onboard-tenant',
    permission: 'hq.tenant.create',
  },
  {
    label: 'palette.importTenants',
    href: '/tenants/import',
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

const isPaletteGone = () => document.querySelector('.hq-palette') === null;

const pageCommands = (): PaletteCommand[] =>
  pageActions().map((action, index) => ({
    id: `page:${index}`,
    label: action.label,
    run: () => void doPageAction(action, isPaletteGone),
  }));

const folded = (text: string) => text.normalize('NFKD').toLocaleLowerCase();

/** Whether the person may use a place. */
function useMayUse(): (place: Pick<Place, 'permission'>) => boolean {
  const { actor } = useActor();
  return ({ permission }) =>
    !permission || Boolean(actor?.permissions.includes(permission));
}

/** The pages that the person may go to. */
export function usePlaces(): GoPlace[] {
  return goPages.filter(useMayUse());
}

/** The palette's pages and actions that the person may use and whose name contains the words. */
export function useCommands(words: string): {
  pages: PaletteCommand[];
  /** What the buttons of the page behind the palette do. */
  onPage: PaletteCommand[];
  actions: PaletteCommand[];
} {
  const { t } = useTranslationRef(shellTranslationRef);
  const mayUse = useMayUse();
  const navigate = useNavigate();
  const language = useHqLanguage();
  const languageApi = useApi(appLanguageApiRef);
  const [onPage] = useState(pageCommands);
  const other = language === 'ar' ? 'en' : 'ar';
  const toCommand = ({
    label,
    href,
    letter,
  }: Place & Partial<GoPlace>): PaletteCommand => ({
    id: href,
    label: t(label),
    keys: letter ? ['G', letter.toUpperCase()] : undefined,
    run: () => navigate(href),
  });
  const matches = ({ label }: PaletteCommand) =>
    folded(label).includes(folded(words.trim()));
  const switchLanguage: PaletteCommand = {
    id: 'switch-language',
    label: t('palette.switchLanguage', { language: languageNames[other] }),
    run: () => languageApi.setLanguage(other),
  };
  const showKeys: PaletteCommand = {
    id: 'keys',
    label: t('keys.title'),
    keys: ['?'],
    run: openKeys,
  };
  return {
    pages: goPages.filter(mayUse).map(toCommand).filter(matches),
    onPage: onPage.filter(matches),
    actions: [
      ...acts.filter(mayUse).map(toCommand),
      switchLanguage,
      showKeys,
    ].filter(matches),
  };
}
