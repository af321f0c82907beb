import {
  BreadcrumbEntry,
  PageLayout,
  useBreadcrumbEntries,
  useTranslationRef,
  type PageLayoutProps,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { HqPage } from '@cleanmatex/hq-react';
import { useResolvedPath } from 'react-router-dom';
import { shellTranslationRef, type ShellKey } from '../translations/ref';
import {
  EntityAddress,
  isTenantAddress,
  useEntityAddress,
} from './EntityAddress';

/* Backstage's titles are plain English strings; these are those of the pages that the console uses. */
const titles: Record<string, ShellKey> = {
  Home: 'nav.home',
  Catalog: 'nav.catalog',
  Create: 'nav.create',
  APIs: 'nav.apiDocs',
  Settings: 'nav.settings',
  Notifications: 'nav.notifications',
  General: 'title.general',
  Templates: 'title.templates',
  Tasks: 'title.tasks',
  Actions: 'title.actions',
  Overview: 'title.overview',
  Definition: 'title.definition',
  'Catalog Graph': 'title.catalogGraph',
  'Template Editor': 'title.templateEditor',
  'Templating Extensions': 'title.templatingExtensions',
  'Feature Flags': 'title.featureFlags',
  'Authentication Providers': 'title.authProviders',
};

/** Translates the title of one of Backstage's pages; an unknown one stays as it is. */
export function usePageTitle(): (title: string) => string {
  const { t } = useTranslationRef(shellTranslationRef);
  return title => (title in titles ? t(titles[title]) : title);
}

function FramedPage(props: PageLayoutProps) {
  const titleOf = usePageTitle();
  const parent = useResolvedPath('.').pathname.replace(/\/$/, '');
  const { items } = useBreadcrumbEntries();
  const title = titleOf(props.title ?? '');
  const own = props.titleLink ?? (parent || '/');
  const ownIndex = items.findIndex(({ href }) => href === own);
  const above = ownIndex === -1 ? items : items.slice(0, ownIndex);
  const hrefOf = (href: string) =>
    href.startsWith('/') ? href : `${parent}/${href}`.replace(/\/{2,}/g, '/');
  const tabs = (props.tabs ?? []).map(tab => ({
    label: titleOf(tab.label),
    href: hrefOf(tab.href),
  }));
  return (
    <BreadcrumbEntry entry={{ label: title, href: own }}>
      <HqPage
        title={title}
        breadcrumbs={above.map(({ label, href }) => ({
          label: titleOf(label),
          href,
        }))}
        actions={props.headerActions?.length ? props.headerActions : undefined}
        tabs={tabs.length > 1 ? tabs : undefined}
      >
        <div className="hq-stock__content">{props.children}</div>
      </HqPage>
    </BreadcrumbEntry>
  );
}

function HqPageLayout(props: PageLayoutProps) {
  const address = useEntityAddress();
  // A tenant's page in the catalog brings its own header.
  const isWhole = props.noHeader || isTenantAddress(address);
  const page = isWhole ? <>{props.children}</> : <FramedPage {...props} />;
  return address ? (
    <EntityAddress address={address}>{page}</EntityAddress>
  ) : (
    page
  );
}

/** Backstage's pages in the console's page anatomy, with translated titles. */
export const pageLayoutExtension = SwappableComponentBlueprint.make({
  name: 'core-page-layout',
  params: define =>
    define({ component: PageLayout, loader: () => HqPageLayout }),
});
