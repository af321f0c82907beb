import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint';
import { listQuery, page } from '../../kernel/list';
import { Reason } from '../fields';
import { Me, Session } from '../schemas';

const sessionId = z.guid().describe('Id of the session');
const open = z
  .enum(['true', 'false'])
  .optional()
  .describe('Only open or only ended sessions');
const ended = z.object({
  ended: z.number().int().describe('Sessions that were ended'),
});

/** Operations on portal sessions of anyone. */
export const sessionsContract = {
  list: endpoint({
    id: 'sessions.list',
    method: 'GET',
    path: '/sessions',
    summary: 'List portal sessions',
    permission: 'hq.session.read',
    input: z.strictObject({
      userId: z.guid().optional().describe('Only sessions of this person'),
      open,
      ...listQuery(['createdAt', 'lastSeenAt'], '-lastSeenAt'),
    }),
    output: page(Session),
  }),
  end: endpoint({
    id: 'sessions.end',
    method: 'DELETE',
    path: '/sessions/{sessionId}',
    summary: 'End a portal session',
    description: 'The next request through it is refused.',
    permission: 'hq.session.manage',
    input: z.strictObject({ sessionId, reason: Reason }),
    output: Session,
    errors: ['NotFoundError'],
    audit: { subject: 'session', severity: 'medium' },
  }),
  endAll: endpoint({
    id: 'sessions.endAll',
    method: 'POST',
    path: '/users/{userId}/end-sessions',
    summary: 'Sign an HQ user out everywhere',
    permission: 'hq.session.manage',
    input: z.strictObject({
      userId: z.guid().describe('Id of the person'),
      reason: Reason,
    }),
    output: ended,
    errors: ['NotFoundError'],
    audit: { subject: 'user', severity: 'medium' },
    idempotent: true,
    destructive: true,
  }),
};

/** Operations of a caller on itself. */
export const meContract = {
  get: endpoint({
    id: 'me.get',
    method: 'GET',
    path: '/me',
    summary: 'Show who you are and what you may do',
    permission: 'authenticated',
    input: z.strictObject({}),
    output: Me,
  }),
  sessions: endpoint({
    id: 'me.sessions',
    method: 'GET',
    path: '/me/sessions',
    summary: 'List your own portal sessions',
    permission: 'authenticated',
    input: z.strictObject({
      open,
      ...listQuery(['createdAt', 'lastSeenAt'], '-lastSeenAt'),
    }),
    output: page(Session),
  }),
  endSession: endpoint({
    id: 'me.endSession',
    method: 'DELETE',
    path: '/me/sessions/{sessionId}',
    summary: 'End one of your own portal sessions',
    permission: 'authenticated',
    input: z.strictObject({ sessionId }),
    output: Session,
    errors: ['NotFoundError'],
    audit: { subject: 'session', severity: 'low' },
  }),
  signOutEverywhere: endpoint({
    id: 'me.signOutEverywhere',
    method: 'POST',
    path: '/me/sign-out-everywhere',
    summary: 'End all your portal sessions, this one included',
    permission: 'authenticated',
    input: z.strictObject({}),
    output: ended,
    audit: { subject: 'user', severity: 'low' },
    idempotent: true,
    destructive: true,
  }),
};
