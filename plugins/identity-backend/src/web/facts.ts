import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestFacts } from '../store/audit';

/** Where a request came from, for the audit log; the address as the proxy settings of the backend give it. */
export function factsOf(req: IncomingMessage & { ip?: string }): RequestFacts {
  return {
    requestId: randomUUID(),
    ip: (req.ip ?? '').replace(/^::ffff:/, ''),
    userAgent: req.headers['user-agent'] ?? '',
  };
}

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
