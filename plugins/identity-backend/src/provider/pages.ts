import type { KoaContextWithOIDC } from 'oidc-provider';
import { html, Html } from '../pages/html';
import { renderPage } from '../pages/layout';
import { noticeBody } from '../pages/parts';
import { translator, type TextKey, type Translate } from '../pages/texts';
import type { IdentityOptions } from '../options';
import { recordEvent } from '../store/audit';
import { findPersonById } from '../store/people';
import { endProviderSession } from '../store/sessions';
import { inTransaction } from '../store/sql';
import type { Knex } from 'knex';
import { localeOfRequest } from '../web/locale';
import { factsOf } from '../web/facts';
import { securityHeaders } from '../web/headers';

/** The pages that the provider itself shows. */
export interface ProviderPages {
  renderError(
    ctx: KoaContextWithOIDC,
    out: { error: string },
    error: Error,
  ): Promise<void>;
  logoutSource(ctx: KoaContextWithOIDC, form: string): Promise<void>;
  postLogoutSuccessSource(ctx: KoaContextWithOIDC): Promise<void>;
}

/** Makes the provider's own pages. */
export function providerPages(
  options: IdentityOptions,
  knex: Knex,
): ProviderPages {
  const show = pageShower(options);
  return {
    renderError: async (ctx, out, error) =>
      show(ctx, 'error_title', t =>
        error.name === 'SessionNotFound'
          ? noticeBody(t, options, t('error_expired'))
          : noticeBody(t, options, t('error_request', { code: out.error })),
      ),
    logoutSource: async (ctx, form) => {
      if (await signOutAtOnce(ctx, knex)) return;
      show(ctx, 'sign_out_title', t => logoutBody(t, form));
    },
    postLogoutSuccessSource: async ctx =>
      show(ctx, 'signed_out_title', t =>
        noticeBody(t, options, t('signed_out_lead')),
      ),
  };
}

function pageShower(options: IdentityOptions) {
  return (
    ctx: KoaContextWithOIDC,
    titleKey: TextKey,
    bodyOf: (t: Translate) => Html,
  ): void => {
    const locale = localeOfRequest(ctx.req);
    const t = translator(locale);
    Object.entries(securityHeaders(options)).forEach(([name, value]) =>
      ctx.set(name, value),
    );
    ctx.type = 'html';
    ctx.body = renderPage({
      locale,
      title: t(titleKey),
      body: bodyOf(t),
      site: options,
    });
  };
}

/** @param form - the provider's own form, without buttons. */
function logoutBody(t: Translate, form: string): Html {
  return html`<p class="lead">${t('sign_out_lead')}</p>
    ${new Html(form)}
    <p class="actions">
      <button
        class="main"
        type="submit"
        form="op.logoutForm"
        name="logout"
        value="yes"
      >
        ${t('sign_out')}
      </button>
      <button type="submit" form="op.logoutForm">${t('stay')}</button>
    </p>`;
}

/**
 * Ends the session without asking when the portal proves, with an ID token of this very session, that the sign-out
 * began there. Anybody else's link still asks.
 */
async function signOutAtOnce(
  ctx: KoaContextWithOIDC,
  knex: Knex,
): Promise<boolean> {
  const { session, provider, entities, params } = ctx.oidc;
  const hint = entities.IdTokenHint as
    | { payload: { sub?: string } }
    | undefined;
  if (!session?.accountId || hint?.payload.sub !== session.accountId) {
    return false;
  }
  const { accountId, uid } = session;
  await inTransaction(knex, async sql => {
    await endProviderSession(sql, uid);
    await recordEvent(
      sql,
      {
        operation: 'identity.sign-out',
        severity: 'low',
        outcome: 'success',
        person: await findPersonById(sql, accountId),
        proven: true,
        subjectType: 'session',
        subjectId: uid,
      },
      factsOf(ctx.req),
    );
  });
  await session.destroy();
  ctx.cookies.set(provider.cookieName('session'), null);
  const target = params?.post_logout_redirect_uri;
  const url = new URL(
    typeof target === 'string'
      ? target
      : provider.urlFor('end_session_success'),
  );
  if (typeof params?.state === 'string') {
    url.searchParams.set('state', params.state);
  }
  ctx.status = 303;
  ctx.redirect(url.href);
  return true;
}
