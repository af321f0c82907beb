import { Link } from '@backstage/ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { useHqTranslation } from '../i18n/ref';
import '../styles/hq.css';
import '../styles/narrow.css';

/** A page or tab that a page leads to. */
export interface HqTab {
  label: string;
  href: string;
  /** Number behind the label. */
  count?: string;
}

/** Props of {@link HqPage}. */
export interface HqPageProps {
  title: string;
  /** Pages above this one, the top one first. */
  breadcrumbs?: Array<{ label: string; href: string }>;
  /** Badge beside the title. */
  status?: ReactNode;
  /** One line that says what is shown. */
  context?: ReactNode;
  /** Buttons at the end edge; at most one of them primary, and that one last. */
  actions?: ReactNode;
  tabs?: HqTab[];
  children: ReactNode;
}

function Breadcrumbs({ entries }: { entries: HqPageProps['breadcrumbs'] }) {
  const { t } = useHqTranslation();
  if (!entries?.length) return null;
  return (
    <nav aria-label={t('page.breadcrumb')} className="hq-breadcrumbs">
      <ol>
        {entries.map(({ label, href }) => (
          <li key={href}>
            <Link href={href} color="secondary">
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The tab of an address: that of its path of which the address has most parameters, whatever else it has. */
function currentTab(tabs: HqTab[], address: URL): HqTab | undefined {
  const fits = tabs
    .map(tab => ({ tab, to: new URL(tab.href, address) }))
    .filter(
      ({ to }) =>
        to.pathname === address.pathname &&
        [...to.searchParams].every(
          ([name, value]) => address.searchParams.get(name) === value,
        ),
    );
  return fits.sort((a, b) => b.to.searchParams.size - a.to.searchParams.size)[0]
    ?.tab;
}

function PageTabs({ tabs }: { tabs: HqTab[] }) {
  const { t } = useHqTranslation();
  const { pathname, search } = useLocation();
  const current = currentTab(
    tabs,
    new URL(`${pathname}${search}`, window.location.origin),
  );
  const list = useRef<HTMLElement>(null);
  const href = current?.href;
  useEffect(() => {
    // Of many tabs on a narrow screen the open one may be out of sight.
    const open = list.current?.querySelector('[aria-current]');
    open?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [href]);
  return (
    <nav ref={list} aria-label={t('page.tabs')} className="hq-tabs">
      {tabs.map(tab => (
        <Link
          key={tab.href}
          href={tab.href}
          className="hq-tabs__tab"
          aria-current={tab === current ? 'page' : undefined}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className="hq-tabs__count">{tab.count}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}

/** The anatomy of every page: breadcrumb, title with status, one line of context, actions, tabs, content. */
export function HqPage(props: HqPageProps) {
  const { t } = useHqTranslation();
  const documentTitle = t('page.documentTitle', { title: props.title });
  useEffect(() => {
    document.title = documentTitle;
  }, [documentTitle]);
  return (
    <div className="hq-page">
      <header className="hq-page__header">
        <div className="hq-page__heading">
          <Breadcrumbs entries={props.breadcrumbs} />
          <div className="hq-page__title-row">
            <h1 className="hq-page__title">
              <bdi>{props.title}</bdi>
            </h1>
            {props.status}
          </div>
          {props.context && (
            <div className="hq-page__context">{props.context}</div>
          )}
        </div>
        {props.actions && (
          <div className="hq-page__actions">{props.actions}</div>
        )}
      </header>
      {props.tabs && <PageTabs tabs={props.tabs} />}
      <div className="hq-page__content">{props.children}</div>
    </div>
  );
}
