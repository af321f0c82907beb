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
