/** What stands for hidden characters. */
const HIDDEN = '***';

/** Whether a value has hidden characters. */
export const isMasked = (value: unknown): boolean =>
  typeof value === 'string' && value.includes(HIDDEN);

/**
 * An e-mail address for readers without the permission to see personal data: first character and
 * domain stay, so that two people can still be told apart by whoever knows them.
 */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? HIDDEN : `${email[0]}${HIDDEN}${email.slice(at)}`;
}

/** A phone number with everything but its last two digits hidden. */
export function maskPhone(phone: string): string {
  return `${HIDDEN}${phone.slice(-2)}`;
}

/** An IP address with its network part only: two groups of IPv4, three of IPv6. */
export function maskIp(ip: string): string {
  return ip.includes(':')
    ? `${ip.split(':').slice(0, 3).join(':')}:${HIDDEN}`
    : `${ip.split('.').slice(0, 2).join('.')}.${HIDDEN}`;
}
