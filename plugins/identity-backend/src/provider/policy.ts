import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { Person } from '../store/people';

const { Check } = interactionPolicy;

/** An account of the provider, with what the policy needs to know of it. */
export interface HqAccount {
  accountId: string;
  person: Person;
  claims(): {
    sub: string;
    email: string;
    email_verified: boolean;
    name: string;
    locale: string;
    /** The session here: which one to end when the portal's ends. */
    sid?: string;
    amr?: string[];
  };
  [key: string]: unknown;
}

/**
 * True when a sign-in of that second still counts: the person is active and nothing since (sign-out everywhere, a
 * new password, a change of roles) asks for a new one.
 */
export function signInHolds(person: Person, signedInAt: number): boolean {
  return person.status === 'active' && signedInAt + 1 > person.validAfter;
}

/** True when the sign-in lacks a second factor that the person must have given. */
export function secondFactorMissing(
  person: Person,
  amr: readonly string[],
  requireMfa: boolean,
): boolean {
  const wanted = person.hasTotp || (person.mfaRequired && requireMfa);
  return wanted && !amr.includes('otp');
}

/**
 * When the provider asks to sign in again although the browser has a session, besides what the standard demands.
 * Consent is never asked for: every client is the console's own.
 */
export function signInPolicy(requireMfa: boolean) {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  policy
    .get('login')!
    .checks.add(
      new Check(
        'session_outdated',
        'The session no longer holds; sign in again',
        ctx => sessionOutdated(ctx, requireMfa),
      ),
    );
  return policy;
}

function sessionOutdated(
  ctx: KoaContextWithOIDC,
  requireMfa: boolean,
): boolean {
  const { session, account } = ctx.oidc;
  if (!session?.accountId) return Check.NO_NEED_TO_PROMPT;
  const person = (account as HqAccount | undefined)?.person;
  const outdated =
    !person ||
    !signInHolds(person, session.loginTs ?? 0) ||
    person.mustChangePassword ||
    secondFactorMissing(person, session.amr ?? [], requireMfa);
  return outdated ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
}
