import type { Request, Response } from 'express';
import { generators } from 'openid-client';
import type { Sealer } from './sealer';

const COOKIE = 'oidc-flow';
const MAX_AGE_MS = 10 * 60_000;

/** What one sign-in must prove when it comes back from the issuer. */
export interface Flow {
  verifier: string;
  nonce: string;
  state: string;
}

/** Keeps a sign-in's secrets in a sealed cookie between leaving for the issuer and coming back. */
export class FlowCookie {
  private readonly path: string;
  private readonly secure: boolean;

  constructor(private readonly sealer: Sealer, callbackUrl: string) {
    const { pathname, protocol } = new URL(callbackUrl);
    this.path = pathname.slice(0, pathname.lastIndexOf('/')) || '/';
    this.secure = protocol === 'https:';
  }

  start(request: Request, state: string): Flow {
    const flow = {
      verifier: generators.codeVerifier(),
      nonce: generators.nonce(),
      state,
    };
    responseOf(request).cookie(COOKIE, this.sealer.seal(flow), {
      ...this.options(),
      maxAge: MAX_AGE_MS,
    });
    return flow;
  }

  /** The flow that this browser started, once. */
  take(request: Request): Flow | undefined {
    responseOf(request).clearCookie(COOKIE, this.options());
    return this.sealer.open<Flow>(request.cookies?.[COOKIE]);
  }

  private options() {
    return {
      httpOnly: true,
      sameSite: 'lax' as const,
      secure: this.secure,
      path: this.path,
    };
  }
}

function responseOf(request: Request): Response {
  if (!request.res) throw new Error('The request has no response');
  return request.res;
}
