import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { Button, Link } from '@backstage/ui';
import { useActor } from '@cleanmatex/hq-react';
import { RiMenuLine, RiSearchLine } from '@remixicon/react';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { openPalette } from '../palette/openPalette';
import { shellTranslationRef } from '../translations/ref';
import { Account } from './Account';
import { hiddenPages, navPages } from './pages';
import './nav.css';

interface Entry {
  href: string;
  label: string;
}

function useEntries(navItems: NavContentComponentProps['navItems']): Entry[] {
  const { t } = useTranslationRef(shellTranslationRef);
  const { actor } = useActor();
  const items = navItems.clone();
  hiddenPages.forEach(id => items.take(id));
  const known = navPages.flatMap(page => {
    const item = items.take(page.id);
    const shown =
      !page.permissions ||
      page.permissions.some(name => actor?.permissions.includes(name));
    return item && shown ? [{ href: item.href, label: t(page.label) }] : [];
  });
  const others = items
    .rest()
    .map(({ href, title }: NavContentNavItem) => ({ href, label: title }));
  return [...known, ...others];
}

function useClosedOnNavigation() {
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string>();
  const isOpen = openAt === pathname;
  return {
    isOpen,
    toggle: () => setOpenAt(isOpen ? undefined : pathname),
  };
}

/** Tenants have their pages in the catalog; one looks for them under Tenants. */
const TENANT_PAGE = /^\/catalog\/[^/]+\/tenant\//;

function isCurrent(pathname: string, href: string): boolean {
  if (TENANT_PAGE.test(pathname)) return href === '/tenants';
  return href === '/'
    ? pathname === '/'
    : pathname === href || pathname.startsWith(`${href}/`);
}

function Entries({ entries }: { entries: Entry[] }) {
  const { pathname } = useLocation();
  return (
    <ul className="hq-nav__list">
      {entries.map(({ href, label }) => (
        <li key={href}>
          <Link
            href={href}
            className="hq-nav__link"
            aria-current={isCurrent(pathname, href) ? 'page' : undefined}
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The main navigation at the start edge; on narrow screens a bar that opens. */
export function Nav({ navItems }: NavContentComponentProps) {
  const { t } = useTranslationRef(shellTranslationRef);
  const entries = useEntries(navItems);
  const { isOpen, toggle } = useClosedOnNavigation();
  const [isMac] = useState(() => navigator.platform.startsWith('Mac'));
  return (
    <header className="hq-nav" data-open={isOpen}>
      <div className="hq-nav__brand">
        <span className="hq-nav__product">{t('shell.product')}</span>
        <Button
          className="hq-nav__toggle"
          variant="tertiary"
          aria-expanded={isOpen}
          aria-label={t('shell.openMenu')}
          iconStart={<RiMenuLine />}
          onPress={toggle}
        />
      </div>
      <button type="button" className="hq-nav__search" onClick={openPalette}>
        <RiSearchLine size={16} aria-hidden />
        <span>{t('shell.search')}</span>
        <kbd dir="ltr">{isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <nav aria-label={t('shell.mainNavigation')} className="hq-nav__main">
        <Entries entries={entries} />
      </nav>
      <Account />
    </header>
  );
}
