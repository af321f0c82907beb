const SECOND_FACTORS = new Set(['otp', 'mfa', 'hwk', 'swk']);

/**
 * True when the authentication methods of a sign-in (`amr`, RFC 8176) include a second factor: one-time
 * code, passkey or security key, or the provider's word that several factors were used.
 */
export function hasSecondFactor(amr: readonly string[]): boolean {
  return amr.some(method => SECOND_FACTORS.has(method));
}
