import type { Locale } from '@cleanmatex/hq-common';
import type { IdentityOptions } from '../options';
import { html, type Html } from './html';
import { translator } from './texts';

/** What surrounds the content of every page. */
export interface PageOptions {
  locale: Locale;
  title: string;
  body: Html;
  /** What the pages of one installation have in common. */
  site: Pick<IdentityOptions, 'baseUrl' | 'environment'>;
  /** Path that shows this page with GET, for the switch of language; none where there is no such address. */
  path?: string;
  /** Lists and tables need more room than a form. */
  wide?: boolean;
}

/** The whole document. Works without scripts, in both directions, light and dark. */
export function renderPage(options: PageOptions): string {
  const { locale, title, body, path, wide, site } = options;
  const t = translator(locale);
  const assets = new URL(`${site.baseUrl}/assets`).pathname;
  const other = locale === 'ar' ? 'en' : 'ar';
  return html`<!doctype html>
<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · ${t('brand')}</title>
<link rel="stylesheet" href="${assets}/identity.css">
<link rel="icon" href="${assets}/icon.svg" type="image/svg+xml">
</head>
<body${site.environment ? html` data-environment="${site.environment}"` : null}>
<header>
<p class="brand"><bdi>${t('brand')}</bdi></p>
${
  path
    ? html`<a href="${path}?lang=${other}" lang="${other}" hreflang="${other}"
        >${t('switch_language')}</a
      >`
    : null
}
</header>
<main${wide ? html` class="wide"` : null}>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`.text;
}
