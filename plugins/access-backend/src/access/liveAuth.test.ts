import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { API_KEY_SUBJECT, systemActor } from '@cleanmatex/hq-node';
import { serviceCredentials } from '../testing/people';
import { LiveAuth } from './liveAuth';

function authOf(credentials: BackstageCredentials, holds = true) {
  const inner = mockServices.auth.mock({
    authenticate: async () => credentials,
    getPluginRequestToken: async () => ({ token: 'plugin-token' }),
  });
  const actorOf = jest.fn(async () => (holds ? systemActor : null));
  return { auth: new LiveAuth(inner, { actorOf }), actorOf };
}

describe('LiveAuth', () => {
  it.each([
    ['a person', mockCredentials.user()],
    ['an API key', serviceCredentials(`${API_KEY_SUBJECT}1`)],
  ])('asks each time whether %s still holds', async (_, credentials) => {
    const { auth } = authOf(credentials);
    expect(await auth.authenticate('text')).toBe(credentials);
    const ended = authOf(credentials, false).auth;
    await expect(ended.authenticate('text')).rejects.toMatchObject({
      name: 'AuthenticationError',
    });
  });

  it('leaves other plugins of the backend alone', async () => {
    const credentials = serviceCredentials('plugin:catalog');
    const { auth, actorOf } = authOf(credentials, false);
    expect(await auth.authenticate('text')).toBe(credentials);
    expect(actorOf).not.toHaveBeenCalled();
  });

  it('hands an API key on as itself, and everybody else as before', async () => {
    const tokenFor = async (credentials: BackstageCredentials) => {
      const { auth } = authOf(credentials);
      const onBehalfOf = await auth.authenticate('text');
      const options = { onBehalfOf, targetPluginId: 'hq' };
      return (await auth.getPluginRequestToken(options)).token;
    };
    expect(await tokenFor(serviceCredentials(`${API_KEY_SUBJECT}1`))).toBe(
      'text',
    );
    expect(await tokenFor(mockCredentials.user())).toBe('plugin-token');
    expect(await tokenFor(serviceCredentials('plugin:catalog'))).toBe(
      'plugin-token',
    );
  });
});
