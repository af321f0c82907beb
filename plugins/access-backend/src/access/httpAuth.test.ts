import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  API_KEY_SUBJECT,
  systemActor,
  type HqAccess,
} from '@cleanmatex/hq-node';
import type { Request, Response } from 'express';
import { serviceCredentials } from '../testing/people';
import { LiveHttpAuth } from './httpAuth';

const request = {} as Request;

function authOf(credentials: BackstageCredentials, holds: boolean) {
  const inner = mockServices.httpAuth.mock({
    credentials: (async () => credentials) as never,
    issueUserCookie: async () => ({ expiresAt: new Date(0) }),
  });
  const actorOf = jest.fn(async () => (holds ? systemActor : null));
  const access = { actorOf } as Partial<HqAccess> as HqAccess;
  return { auth: new LiveHttpAuth(inner, access), actorOf, inner };
}

describe('LiveHttpAuth', () => {
  it.each([
    ['a person', mockCredentials.user()],
    ['an API key', serviceCredentials(`${API_KEY_SUBJECT}1`)],
  ])('asks each time whether %s still holds', async (_, credentials) => {
    const { auth } = authOf(credentials, true);
    expect(await auth.credentials(request)).toBe(credentials);
    const { auth: ended, inner } = authOf(credentials, false);
    await expect(ended.credentials(request)).rejects.toMatchObject({
      name: 'AuthenticationError',
    });
    const response = { req: request } as Response;
    await expect(ended.issueUserCookie(response)).rejects.toMatchObject({
      name: 'AuthenticationError',
    });
    expect(inner.issueUserCookie).not.toHaveBeenCalled();
  });

  it.each([
    ['nobody', mockCredentials.none()],
    ['another plugin', serviceCredentials('plugin:catalog')],
  ])('leaves %s to the route', async (_, credentials) => {
    const { auth, actorOf } = authOf(credentials, false);
    expect(await auth.credentials(request)).toBe(credentials);
    expect(actorOf).not.toHaveBeenCalled();
  });
});
