import { LANGUAGE_COOKIE, type Locale } from '@cleanmatex/hq-common';
import type { Request, Response } from 'express';
import type { Identity } from '../identity';
import type { Html } from '../pages/html';
import { renderPage } from '../pages/layout';
import type { FormTarget } from '../pages/parts';
import {
  translator,
  waitText,
  type TextKey,
  type Translate,
} from '../pages/texts';
import type { RequestFacts } from '../store/audit';
import { setCookie } from './cookies';
import { formToken } from './csrf';
import { factsOf } from './facts';
import { securityHeaders } from './headers';
import { localeOfRequest } from './locale';

const YEAR_SECONDS = 365 * 24 * 3600;

/** One request to our pages, with all that answering it takes. */
export class Visit {
  readonly locale: Locale;
  readonly t: Translate;
  readonly facts: RequestFacts;

  constructor(
    readonly identity: Identity,
    readonly req: Request,
    readonly res: Response,
    /** Path that shows the page with GET, below the plugin's base; empty where there is none. */
    readonly path: string,
    /** What forms of the page belong to. */
    readonly belongsTo: string,
  ) {
    this.locale = localeOfVisit(identity, req, res);
    this.t = translator(this.locale);
    this.facts = factsOf(req);
  }

  /** A field of the sent form; empty when it is missing. */
  field(name: string): string {
    const value: unknown = this.req.body?.[name];
    return typeof value === 'string' ? value : '';
  }

  /** Where a form is sent to. */
  target(step: string): FormTarget {
    const { options } = this.identity;
    return {
      action: `${this.pathname}${step && `/${step}`}`,
      token: formToken(options, this.req, this.res, this.belongsTo),
    };
  }

  /** Path of the page from the root of the server. */
  get pathname(): string {
    return new URL(this.identity.options.baseUrl + this.path).pathname;
  }

  /** Answers with a page. */
  show(
    titleKey: TextKey,
    body: Html,
    options: { status?: number; wide?: boolean; title?: string } = {},
  ): void {
    this.res
      .status(options.status ?? 200)
      .set(securityHeaders(this.identity.options))
      .type('html')
      .send(
        renderPage({
          locale: this.locale,
          title: options.title ?? this.t(titleKey),
          body,
          site: this.identity.options,
          path: this.path && this.pathname,
          wide: options.wide,
        }),
      );
  }

  /** Goes on to another page of ours, by GET. */
  redirect(path: string): void {
    this.res
      .set(securityHeaders(this.identity.options))
      .redirect(303, this.identity.options.baseUrl + path);
  }

  /** Says how long to wait, to people and to machines. */
  blockedText(retryAfter: number): string {
    this.res.set('Retry-After', String(retryAfter));
    return this.t('blocked', { wait: waitText(this.locale, retryAfter) });
  }
}

/** The language: just chosen with `?lang=`, which is remembered, or as before. */
function localeOfVisit(
  { options }: Identity,
  req: Request,
  res: Response,
): Locale {
  const chosen = req.query.lang;
  if (chosen !== 'ar' && chosen !== 'en') return localeOfRequest(req);
  setCookie(res, LANGUAGE_COOKIE, chosen, {
    baseUrl: options.baseUrl,
    maxAgeSeconds: YEAR_SECONDS,
    shared: true,
  });
  return chosen;
}
