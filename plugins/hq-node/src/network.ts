/** The network that an address stands for: itself, or its /64 with IPv6, which one customer has to himself. */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip;
  const [head, tail = ''] = ip.split('::');
  const groups = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const zeros = ip.includes('::') ? 8 - groups.length - last.length : 0;
  return [...groups, ...Array(Math.max(0, zeros)).fill('0'), ...last]
    .slice(0, 4)
    .map(group => parseInt(group, 16).toString(16))
    .join(':');
}
