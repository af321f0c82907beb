import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import { API_KEY_SUBJECT, type HqAccess } from '@cleanmatex/hq-node';

function isApiKey({ principal }: BackstageCredentials): boolean {
  const { type, subject } = principal as { type?: string; subject?: string };
  return type === 'service' && (subject?.startsWith(API_KEY_SUBJECT) ?? false);
}

/** Principals whose rights live in the hq tables: people, and API keys. Plugins of the backend are not. */
function belongsToHq(credentials: BackstageCredentials): boolean {
  const { type } = credentials.principal as { type?: string };
  return type === 'user' || isApiKey(credentials);
}

/**
 * Authentication of one plugin. Refuses, at the next request and in every plugin, credentials that were valid
 * when issued and no longer hold: a signed token alone proves nothing about a person deactivated since. What a
 * plugin asks of another on behalf of an API key arrives there as that key, not as the asking plugin.
 */
export class LiveAuth implements AuthService {
  private readonly keyTexts = new WeakMap<BackstageCredentials, string>();

  constructor(
    private readonly inner: AuthService,
    private readonly access: Pick<HqAccess, 'actorOf'>,
  ) {}

  /** @throws AuthenticationError when the person, session or key behind the token has ended. */
  async authenticate(
    token: string,
    options?: { allowLimitedAccess?: boolean },
  ): Promise<BackstageCredentials> {
    const credentials = await this.inner.authenticate(token, options);
    if (!belongsToHq(credentials)) return credentials;
    if (!(await this.access.actorOf(credentials))) {
      throw new AuthenticationError('The session, person or key has ended');
    }
    if (isApiKey(credentials)) this.keyTexts.set(credentials, token);
    return credentials;
  }

  /** @throws NotAllowedError when the target is none of the plugins that keys open. */
  async getPluginRequestToken(options: {
    onBehalfOf: BackstageCredentials;
    targetPluginId: string;
  }): Promise<{ token: string }> {
    const issued = await this.inner.getPluginRequestToken(options);
    const key = this.keyTexts.get(options.onBehalfOf);
    return key === undefined ? issued : { token: key };
  }

  isPrincipal: AuthService['isPrincipal'] = (credentials, type) =>
    this.inner.isPrincipal(credentials, type);

  getNoneCredentials: AuthService['getNoneCredentials'] = () =>
    this.inner.getNoneCredentials();

  getOwnServiceCredentials: AuthService['getOwnServiceCredentials'] = () =>
    this.inner.getOwnServiceCredentials();

  getLimitedUserToken: AuthService['getLimitedUserToken'] = credentials =>
    this.inner.getLimitedUserToken(credentials);

  listPublicServiceKeys: AuthService['listPublicServiceKeys'] = () =>
    this.inner.listPublicServiceKeys();
}
