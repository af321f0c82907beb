import type { Request, Response } from 'express';
import type Provider from 'oidc-provider';
import type { Identity } from '../identity';
import type { IdentityOptions } from '../options';
import { ACCOUNT_CLIENT, providerCookies } from '../provider/configuration';
import { secondFactorMissing, signInHolds } from '../provider/policy';
import { findPersonById, type Person } from '../store/people';
import { SECOND_FACTOR_METHODS } from '../signIn/steps';
import { isOwnForm } from './csrf';
import { Visit } from './visit';

type Session = Awaited<ReturnType<Provider['Session']['get']>>;

/** The security page is for whoever signed in this recently; others sign in again first. */
const FRESH_SECONDS = 15 * 60;

/** One request to the security pages, by a person who has just proven who they are. */
export class AccountVisit extends Visit {
  /** @returns undefined when the person has to sign in first; the answer then leads there. */
  static async open(
    identity: Identity,
    provider: Provider,
    req: Request,
    res: Response,
  ): Promise<AccountVisit | undefined> {
    const { options, sql } = identity;
    const session = await provider.Session.get(
      provider.createContext(req, res),
    );
    const renewCookie = () =>
      setSessionCookie(provider, options, session, req, res);
    const person =
      session.accountId && (await findPersonById(sql, session.accountId));
    const signedInAt = session.loginTs ?? 0;
    if (
      !person ||
      signedInAt + FRESH_SECONDS < Date.now() / 1000 ||
      !signInHolds(person, signedInAt) ||
      secondFactorMissing(person, session.amr ?? [], options.requireMfa)
    ) {
      const cancelled = 'error' in req.query;
      res.redirect(
        303,
        cancelled ? options.portalUrl : signInAddress(identity),
      );
      return undefined;
    }
    return new AccountVisit(identity, req, res, person, session, renewCookie);
  }

  private constructor(
    identity: Identity,
    req: Request,
    res: Response,
    readonly person: Person,
    private readonly session: Session,
    private readonly renewCookie: () => void,
  ) {
    super(identity, req, res, '/account', `session ${session.uid}`);
  }

  /** The session of this browser at the provider. */
  get sessionUid(): string {
    return this.session.uid;
  }

  /** The second factor was proven in this session, which gets a new id: who knew the old one gains nothing. */
  async noteSecondFactor(): Promise<void> {
    this.session.amr = [...SECOND_FACTOR_METHODS];
    this.session.resetIdentifier();
    await this.session.persist();
    this.renewCookie();
  }

  isOwnForm(): boolean {
    return isOwnForm(this.identity.options, this.req, this.belongsTo);
  }
}

function setSessionCookie(
  provider: Provider,
  options: IdentityOptions,
  session: Session,
  req: Request,
  res: Response,
): void {
  const { cookies } = provider.createContext(req, res);
  const { names, long } = providerCookies(options);
  cookies.secure = long.secure;
  const expires = session.exp ? new Date(session.exp * 1000) : undefined;
  cookies.set(names.session, session.jti, { ...long, expires });
}

function signInAddress({ options }: Identity): string {
  const query = new URLSearchParams({
    client_id: ACCOUNT_CLIENT,
    response_type: 'none',
    scope: 'openid',
    redirect_uri: `${options.baseUrl}/account`,
    max_age: String(FRESH_SECONDS),
  });
  return `${options.issuer}/auth?${query}`;
}
