import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { maskEmail } from '@cleanmatex/hq-common';
import type { HqAccess, HqUser } from '@cleanmatex/hq-node';
import type { Request } from 'express';
import {
  errors,
  generators,
  type BaseClient,
  type IdTokenClaims,
  type TokenSet,
  type UserinfoResponse,
} from 'openid-client';
import { FlowCookie } from './flow';
import { LazyIssuer } from './issuer';
import { Sealer } from './sealer';
import { localized, signInError } from './signInError';

/** The person who signed in, and the portal session that this started or continued. */
export interface HqSignIn {
  user: HqUser;
  sessionId: string;
}

/** A sign-in with the sealed text that continues its session. */
export interface SignInResult extends HqSignIn {
  cookie: string;
}

/** What the sealed text holds. */
interface PortalSession {
  sid: string;
  userId: string;
  /** Of the issuer, where it gives one: the session ends when the issuer takes it back. */
  refreshToken?: string;
  /** Names the session to the issuer at sign-out. */
  idToken?: string;
}

/** What sign-in stands on. */
export interface SignInOptions {
  access: HqAccess;
  logger: LoggerService;
  /** Address of the portal; the issuer sends people back to it after sign-out. */
  appUrl: string;
  /** `auth.session.secret`, shared by all replicas. */
  secret: string;
}

type Claims = Partial<IdTokenClaims> & Partial<UserinfoResponse>;

/**
 * Sign-in of one environment through any OpenID Connect issuer: code flow with PKCE, a portal session of
 * our own whose id goes into the tokens, and sign-out at the issuer. The issuer's tokens never reach a
 * script in the browser.
 */
export class OidcSignIn {
  private readonly issuer: LazyIssuer;
  private readonly flows: FlowCookie;
  private readonly sessions: Sealer;
  private readonly prompt?: string;

  /** @param config - of `auth.providers.oidc.<environment>`. */
  constructor(
    config: Config,
    private readonly callbackUrl: string,
    private readonly options: SignInOptions,
  ) {
    const { logger, secret } = options;
    this.issuer = new LazyIssuer(config, callbackUrl, logger);
    this.flows = new FlowCookie(new Sealer(secret, 'hq-flow'), callbackUrl);
    this.sessions = new Sealer(secret, 'hq-session');
    this.prompt = config.getOptionalString('prompt');
  }

  /** Address of the issuer's sign-in page for this browser. */
  async start(request: Request, scope: string, state: string) {
    const client = await this.reach(request);
    const flow = this.flows.start(request, state);
    return client.authorizationUrl({
      scope,
      state,
      nonce: flow.nonce,
      code_challenge: generators.codeChallenge(flow.verifier),
      code_challenge_method: 'S256',
      ...(this.prompt && this.prompt !== 'auto' && { prompt: this.prompt }),
    });
  }

  /** Back from the issuer: checks the answer and starts a portal session with a new id. */
  async finish(request: Request): Promise<SignInResult> {
    const flow = this.flows.take(request);
    if (!flow) throw signInError(request, 'sign_in_failed');
    const client = await this.reach(request);
    const tokens = await client
      .callback(this.callbackUrl, client.callbackParams(request), {
        state: flow.state,
        nonce: flow.nonce,
        code_verifier: flow.verifier,
        response_type: 'code',
      })
      .catch(error => {
        this.options.logger.warn(`Sign-in failed: ${error}`);
        throw signInError(request, 'sign_in_failed');
      });
    return this.startSession(request, await claimsOf(client, tokens), tokens);
  }

  /** Continues a session for as long as it, its person and the issuer hold. */
  async renew(request: Request, cookie: string): Promise<SignInResult> {
    const { access } = this.options;
    const session = this.sessions.open<PortalSession>(cookie);
    if (!session || !(await access.sessionHolds(session.sid))) {
      throw signInError(request, 'session_ended');
    }
    const user = await access.findUserById(session.userId);
    if (user?.status !== 'active') throw signInError(request, 'session_ended');
    const renewed = await this.renewAtIssuer(session);
    if (!renewed) {
      await access.endSession(session.sid, user.email);
      throw signInError(request, 'session_ended');
    }
    return {
      user,
      sessionId: session.sid,
      cookie: this.sessions.seal(renewed),
    };
  }

  /** Ends the session. @returns the issuer's sign-out page, when it has one. */
  async leave(cookie: string | undefined): Promise<string | undefined> {
    const { access } = this.options;
    const session = this.sessions.open<PortalSession>(cookie);
    if (!session) return undefined;
    const user = await access.findUserById(session.userId);
    await access.endSession(session.sid, user?.email ?? session.userId);
    return this.leaveIssuer(session);
  }

  private async startSession(
    request: Request,
    claims: Claims,
    tokens: TokenSet,
  ): Promise<SignInResult> {
    const { access, logger } = this.options;
    const person = await this.personOf(request, claims);
    const sid = await access
      .startSession({
        userId: person.id,
        amr: (claims.amr ?? []).filter(item => typeof item === 'string'),
        issuerSession: typeof claims.sid === 'string' ? claims.sid : undefined,
        ip: request.ip,
        userAgent: request.get('user-agent'),
      })
      .catch(error => {
        logger.warn(`Sign-in of user ${person.id} refused: ${error.code}`);
        throw localized(request, error);
      });
    const session: PortalSession = {
      sid,
      userId: person.id,
      refreshToken: tokens.refresh_token,
      idToken: tokens.id_token,
    };
    return {
      user: { ...person, status: 'active' },
      sessionId: sid,
      cookie: this.sessions.seal(session),
    };
  }

  private async personOf(request: Request, claims: Claims): Promise<HqUser> {
    const { access, logger } = this.options;
    const { email } = claims;
    if (!email || claims.email_verified !== true) {
      throw signInError(request, 'sign_in_email_unverified');
    }
    const user = await access.findUserByEmail(email);
    if (user) return user;
    logger.warn(`Sign-in refused: ${maskEmail(email)} is not an HQ user`);
    throw signInError(request, 'sign_in_unknown', { email });
  }

  /** Asks the issuer whether it still stands by the person; an issuer that is down changes nothing. */
  private async renewAtIssuer(
    session: PortalSession,
  ): Promise<PortalSession | null> {
    if (!session.refreshToken) return session;
    try {
      const client = await this.issuer.get();
      const tokens = await client.refresh(session.refreshToken);
      return {
        ...session,
        refreshToken: tokens.refresh_token ?? session.refreshToken,
        idToken: tokens.id_token ?? session.idToken,
      };
    } catch (error) {
      this.options.logger.warn(
        `The sign-in service did not renew a session: ${error}`,
      );
      const refused =
        error instanceof errors.OPError && error.error === 'invalid_grant';
      return refused ? null : session;
    }
  }

  private async leaveIssuer({
    idToken,
    refreshToken,
  }: PortalSession): Promise<string | undefined> {
    const { appUrl, logger } = this.options;
    try {
      const client = await this.issuer.get();
      const { revocation_endpoint: revocation, end_session_endpoint: end } =
        client.issuer.metadata;
      if (revocation && refreshToken) await client.revoke(refreshToken);
      return end
        ? client.endSessionUrl({
            id_token_hint: idToken,
            post_logout_redirect_uri: `${appUrl.replace(/\/$/, '')}/`,
          })
        : undefined;
    } catch (error) {
      logger.warn(`The sign-in service was not told of a sign-out: ${error}`);
      return undefined;
    }
  }

  private async reach(request: Request): Promise<BaseClient> {
    try {
      return await this.issuer.get();
    } catch {
      throw signInError(request, 'sign_in_unavailable');
    }
  }
}

/** Claims of the ID token, completed from the user info where the ID token lacks the e-mail address. */
async function claimsOf(client: BaseClient, tokens: TokenSet): Promise<Claims> {
  const claims = tokens.claims();
  if (claims.email || !client.issuer.metadata.userinfo_endpoint) return claims;
  return { ...(await client.userinfo(tokens)), ...claims };
}
