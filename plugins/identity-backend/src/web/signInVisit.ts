import type { Request, Response } from 'express';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { Identity } from '../identity';
import { methodsOf, nextStep, type Step } from '../signIn/steps';
import { recordEvent } from '../store/audit';
import { findPersonById, type Person } from '../store/people';
import { endProviderSession } from '../store/sessions';
import { findSignIn, type SignInState } from '../store/signIns';
import { inTransaction } from '../store/sql';
import { readCookie, setCookie } from './cookies';
import { isOwnForm } from './csrf';
import { rememberDevice } from './device';
import { Visit } from './visit';

/** Ties a sign-in past the password to this browser. */
export const BINDING_COOKIE = 'identity_binding';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** One request to the pages of a sign-in. */
export class SignInVisit extends Visit {
  /** @throws SessionNotFound when the sign-in is over, or another browser's. */
  static async open(
    identity: Identity,
    provider: Provider,
    req: Request,
    res: Response,
  ): Promise<SignInVisit> {
    const interaction = await provider.interactionDetails(req, res);
    if (interaction.uid !== req.params.uid) {
      throw new errors.SessionNotFound('interaction of another address');
    }
    const binding = readCookie(req, BINDING_COOKIE) ?? '';
    const state = await findSignIn(identity.sql, interaction.uid, binding);
    const person = state && (await findPersonById(identity.sql, state.userId));
    return new SignInVisit(
      identity,
      req,
      res,
      provider,
      interaction,
      state,
      person,
    );
  }

  private constructor(
    identity: Identity,
    req: Request,
    res: Response,
    private readonly provider: Provider,
    readonly interaction: Interaction,
    private readonly state: SignInState | undefined,
    /** Known once the password was right. */
    readonly person: Person | undefined,
  ) {
    super(
      identity,
      req,
      res,
      `/interaction/${interaction.uid}`,
      `interaction ${interaction.uid}`,
    );
  }

  /** What is asked for now. */
  get step(): Step {
    const { requireMfa } = this.identity.options;
    return nextStep(this.state, this.person, requireMfa);
  }

  isOwnForm(): boolean {
    return isOwnForm(this.identity.options, this.req, this.belongsTo);
  }

  /** A session from before has no say in this sign-in; that of another person ends. */
  async leaveOldSession(): Promise<void> {
    const { session } = this.interaction;
    if (!session) return;
    await endProviderSession(this.identity.sql, session.uid);
    this.interaction.session = undefined;
    await this.interaction.persist();
  }

  /** Ends the sign-in and hands the browser back to the client. */
  async finish(): Promise<void> {
    const person = this.person!;
    await inTransaction(this.identity.knex, sql =>
      recordEvent(
        sql,
        {
          operation: 'identity.sign-in',
          severity: 'low',
          outcome: 'success',
          person,
          proven: true,
        },
        this.facts,
      ),
    );
    rememberDevice(this.identity.options, this.res, person.id);
    await this.provider.interactionFinished(this.req, this.res, {
      login: {
        accountId: person.id,
        amr: methodsOf(this.state!),
        remember: false,
      },
    });
  }
}

/** Gives this browser the proof that the password was typed here. */
export function rememberBinding(visit: SignInVisit, binding: string): void {
  setCookie(visit.res, BINDING_COOKIE, binding, {
    baseUrl: visit.identity.options.baseUrl,
  });
}
