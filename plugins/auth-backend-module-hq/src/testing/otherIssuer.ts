import { createHash, randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type JWK,
  type KeyLike,
} from 'jose';

/** Whoever sits in front of the issuer's sign-in page. */
export interface IssuerAccount {
  sub: string;
  email?: string;
  email_verified?: boolean;
  amr?: string[];
  /** Names the session at the issuer. */
  sid?: string;
}

interface Grant {
  account: IssuerAccount;
  challenge: string;
  nonce: string;
  redirectUri: string;
}

export const CLIENT_ID = 'portal';
export const CLIENT_SECRET = 'a-client-secret-of-the-other-issuer';

/**
 * An OpenID Connect server that has nothing to do with the console: discovery, keys, code flow with PKCE,
 * refresh tokens and sign-out, on plain Node. Signs in whoever `account` names, without a page.
 */
export class OtherIssuer {
  account: IssuerAccount = { sub: 'nobody' };
  /** Claims left out of the ID token and answered by the user info instead. */
  emailInUserInfoOnly = false;
  /** Refresh tokens that still hold, with their account. */
  readonly refreshTokens = new Map<string, IssuerAccount>();
  /** What the console proves itself with. */
  clientSecret = CLIENT_SECRET;
  private readonly codes = new Map<string, Grant>();
  private readonly accessTokens = new Map<string, IssuerAccount>();
  private server?: Server;

  private constructor(
    readonly port: number,
    private readonly key: KeyLike,
    private readonly jwk: JWK,
  ) {}

  /** Reserves a port; nothing listens on it until `start`. */
  static async create(): Promise<OtherIssuer> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const reserve = createServer();
    await new Promise<void>(done => reserve.listen(0, done));
    const { port } = reserve.address() as AddressInfo;
    await new Promise(done => reserve.close(done));
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' };
    return new OtherIssuer(port, privateKey, jwk);
  }

  get url() {
    return `http://localhost:${this.port}`;
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch(error => {
        response.writeHead(500).end(String(error));
      });
    });
    await new Promise<void>(done => this.server?.listen(this.port, done));
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise(done => this.server?.close(done));
  }

  private async answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', this.url);
    const json = (body: object, status = 200) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(body));
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(this.metadata());
      case '/keys':
        return json({ keys: [this.jwk] });
      case '/authorize':
        return this.authorize(url.searchParams, response);
      case '/token':
        return this.token(request, json);
      case '/userinfo': {
        const token = request.headers.authorization?.slice('Bearer '.length);
        const account = this.accessTokens.get(token ?? '');
        return account ? json(account) : json({}, 401);
      }
      default:
        return json({}, 404);
    }
  }

  private metadata() {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      userinfo_endpoint: `${this.url}/userinfo`,
      jwks_uri: `${this.url}/keys`,
      end_session_endpoint: `${this.url}/leave`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      code_challenge_methods_supported: ['S256'],
    };
  }

  private authorize(query: URLSearchParams, response: ServerResponse) {
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('state', query.get('state') ?? '');
    const fits =
      query.get('client_id') === CLIENT_ID &&
      query.get('response_type') === 'code' &&
      query.get('code_challenge_method') === 'S256' &&
      query.get('prompt') !== 'none' &&
      query.get('scope')?.split(' ').includes('openid');
    if (fits) {
      const code = randomUUID();
      this.codes.set(code, {
        account: this.account,
        challenge: query.get('code_challenge') ?? '',
        nonce: query.get('nonce') ?? '',
        redirectUri: query.get('redirect_uri') ?? '',
      });
      back.searchParams.set('code', code);
    } else {
      back.searchParams.set('error', 'invalid_request');
    }
    response.writeHead(302, { location: back.toString() }).end();
  }

  private async token(
    request: IncomingMessage,
    json: (body: object, status?: number) => void,
  ) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const basic = Buffer.from(`${CLIENT_ID}:${this.clientSecret}`).toString(
      'base64',
    );
    if (request.headers.authorization !== `Basic ${basic}`) {
      return json({ error: 'invalid_client' }, 401);
    }
    if (form.get('grant_type') === 'refresh_token') {
      const account = this.refreshTokens.get(form.get('refresh_token') ?? '');
      return account
        ? json(await this.tokensOf(account))
        : json({ error: 'invalid_grant' }, 400);
    }
    const code = form.get('code') ?? '';
    const grant = this.codes.get(code);
    this.codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    return grant?.challenge === challenge &&
      grant.redirectUri === form.get('redirect_uri')
      ? json(await this.tokensOf(grant.account, grant.nonce))
      : json({ error: 'invalid_grant' }, 400);
  }

  private async tokensOf(account: IssuerAccount, nonce?: string) {
    const refreshToken = `refresh-${randomUUID()}`;
    const accessToken = `access-${randomUUID()}`;
    this.refreshTokens.set(refreshToken, account);
    this.accessTokens.set(accessToken, account);
    const { email, email_verified, ...rest } = account;
    const claims = this.emailInUserInfoOnly
      ? rest
      : { ...rest, email, email_verified };
    const idToken = await new SignJWT({ ...claims, nonce })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setIssuer(this.url)
      .setAudience(CLIENT_ID)
      .setSubject(account.sub)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(this.key);
    return {
      access_token: accessToken,
      refresh_token: refreshToken,
      id_token: idToken,
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'openid profile email',
    };
  }
}
