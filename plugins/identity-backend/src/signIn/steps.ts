import { secondFactorMissing } from '../provider/policy';
import type { Person } from '../store/people';
import type { SignInState } from '../store/signIns';

/** What a sign-in asks for next. */
export type Step = 'password' | 'code' | 'enrol' | 'new-password' | 'done';

/** Authentication methods of a sign-in with a second factor (RFC 8176). */
export const SECOND_FACTOR_METHODS = ['pwd', 'otp', 'mfa'];

/** Authentication methods of a sign-in (RFC 8176). */
export function methodsOf(state: SignInState): string[] {
  return state.secondFactor ? SECOND_FACTOR_METHODS : ['pwd'];
}

/**
 * The next step of a sign-in: password, then the second factor (set up first where the role requires one), then a
 * new password where somebody else chose the present one.
 */
export function nextStep(
  state: SignInState | undefined,
  person: Person | undefined,
  requireMfa: boolean,
): Step {
  if (!state || person?.status !== 'active') return 'password';
  if (secondFactorMissing(person, methodsOf(state), requireMfa)) {
    return person.hasTotp ? 'code' : 'enrol';
  }
  return person.mustChangePassword ? 'new-password' : 'done';
}
