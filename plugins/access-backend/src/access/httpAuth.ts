import type {
  BackstageCredentials,
  BackstagePrincipalTypes,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import { API_KEY_SUBJECT, type HqAccess } from '@cleanmatex/hq-node';
import type { Request, Response } from 'express';

/** Principals whose rights live in the hq tables: people, and API keys. Plugins of the backend are not. */
function belongsToHq({ principal }: BackstageCredentials): boolean {
  const { type, subject } = principal as { type?: string; subject?: string };
  return (
    type === 'user' ||
    (type === 'service' && (subject?.startsWith(API_KEY_SUBJECT) ?? false))
  );
}

/**
 * Refuses, at the next request and in every plugin, credentials that were valid when issued and no longer
 * hold: a signed token alone proves nothing about a person deactivated since.
 */
export class LiveHttpAuth implements HttpAuthService {
  constructor(
    private readonly inner: HttpAuthService,
    private readonly access: HqAccess,
  ) {}

  /** @throws AuthenticationError when the person, session or key behind the request has ended. */
  async credentials<TAllowed extends keyof BackstagePrincipalTypes = 'unknown'>(
    request: Request,
    options?: { allow?: Array<TAllowed>; allowLimitedAccess?: boolean },
  ): Promise<BackstageCredentials<BackstagePrincipalTypes[TAllowed]>> {
    const credentials = await this.inner.credentials(request, options);
    await this.requireHold(credentials);
    return credentials;
  }

  async issueUserCookie(
    response: Response,
    options?: { credentials?: BackstageCredentials },
  ): Promise<{ expiresAt: Date }> {
    const credentials =
      options?.credentials ??
      (await this.inner.credentials(response.req, { allow: ['user'] }));
    await this.requireHold(credentials);
    return this.inner.issueUserCookie(response, { credentials });
  }

  private async requireHold(credentials: BackstageCredentials): Promise<void> {
    if (!belongsToHq(credentials)) return;
    if (await this.access.actorOf(credentials)) return;
    throw new AuthenticationError('The session, person or key has ended');
  }
}
