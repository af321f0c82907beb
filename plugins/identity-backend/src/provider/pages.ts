import type { KoaContextWithOIDC } from 'oidc-provider';
import { html, Html } from '../pages/html';
import { renderPage } from '../pages/layout';
import { translator, type TextKey } from '../pages/texts';
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
  const show = (
    ctx: KoaContextWithOIDC,
    titleKey: TextKey,
    bodyOf: (t: ReturnType<typeof translator>) => Html,
  ) => {
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
      baseUrl: options.baseUrl,
    });
  };
  const portalLink = (t: ReturnType<typeof translator>) =>
    html`<a class="button main" href="${options.portalUrl}">${t(
      'back_to_portal',
    )}</a>`;

  return {
    async renderError(ctx, out, error) {
      const expired = error.name === 'SessionNotFound';
      show(
        ctx,
        'error_title',
        t => html`<p class="lead">${
          expired
            ? t('error_expired')
            : t('error_request', { code: out.error })
        }</p>${portalLink(t)}`,
      );
    },

    async logoutSource(ctx, form) {
      if (await signOutAtOnce(ctx, knex)) return;
      show(
        ctx,
        'sign_out_title',
        t => html`<p class="lead">${t('sign_out_lead')}</p>
${new Html(form)}
<p class="actions">
<button class="main" type="submit" form="op.logoutForm" name="logout" value="yes">${t(
          'sign_out',
        )}</button>
<button type="submit" form="op.logoutForm">${t('stay')}</button>
</p>`,
      );
    },

    async postLogoutSuccessSource(ctx) {
      show(
        ctx,
        'signed_out_title',
        t => html`<p class="lead">${t('signed_out_lead')}</p>${portalLink(t)}`,
      );
    },
  };
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
    typeof target === 'string' ? target : provider.urlFor('end_session_success'),
  );
  if (typeof params?.state === 'string') {
    url.searchParams.set('state', params.state);
  }
  ctx.status = 303;
  ctx.redirect(url.href);
  return true;
}
