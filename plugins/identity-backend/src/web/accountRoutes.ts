import type { RequestHandler, Router } from 'express';
import type { LiveProvider } from '../provider/liveProvider';
import type { Identity } from '../identity';
import {
  endEverything,
  newPasswordProblem,
  replacePassword,
} from '../passwords/change';
import {
  accountBody,
  changePasswordBody,
  newCodesBody,
  setUpBody,
} from '../pages/account';
import { noticeBody } from '../pages/parts';
import { countRecoveryCodes, renewRecoveryCodes } from '../secondFactor/codes';
import { confirmTotp, removeTotp } from '../secondFactor/enrol';
import { recordEvent, type IdentityEvent } from '../store/audit';
import {
  endPortalSession,
  endProviderSessions,
  listPortalSessions,
} from '../store/sessions';
import { inTransaction, type Sql } from '../store/sql';
import {
  forgiveAttempts,
  takeAttempt,
  throttleKey,
  throttlePolicies,
} from '../store/throttle';
import { AccountVisit } from './accountVisit';
import { refuseForm, type Handlers } from './handlers';
import { newPasswordProblemText } from './signInRoutes';

type Act = (visit: AccountVisit) => Promise<void>;

/** Routes of the security page of the person who is signed in, below `/account`. */
export function addAccountRoutes(
  router: Router,
  identity: Identity,
  provider: LiveProvider,
  handlers: Handlers,
): void {
  const visit = (act: Act, isForm: boolean): RequestHandler =>
    handlers.page(async (req, res) => {
      const { current } = provider;
      const opened = await AccountVisit.open(identity, current, req, res);
      if (!opened) return undefined;
      return isForm && !opened.isOwnForm() ? refuseForm(opened) : act(opened);
    });
  const get = (path: string, act: Act) =>
    router.get(`/account${path}`, visit(act, false));
  const post = (path: string, act: Act) =>
    router.post(`/account${path}`, visit(act, true));
  get('', showAccount);
  get('/password', async v => showPasswordForm(v, {}));
  post('/password', changePassword);
  post('/set-up', async v => showSetUp(v));
  post('/set-up/confirm', confirmSetUp);
  post('/turn-off', turnOff);
  post('/new-codes', newCodes);
  post('/sessions/:id/end', endSession);
  post('/sign-out-everywhere', signOutEverywhere);
}

async function showAccount(visit: AccountVisit): Promise<void> {
  const { identity, person, t, locale } = visit;
  const { done } = visit.req.query;
  const doneText = {
    'two-step-off': t('saved_totp_off'),
    session: t('saved_session'),
  }[String(done)];
  visit.show(
    'account_title',
    accountBody(t, locale, visit.target.bind(visit), {
      person,
      secondFactorRequired: isRequired(visit),
      recoveryCodesLeft: await countRecoveryCodes(identity.sql, person.id),
      sessions: await listPortalSessions(identity.sql, person.id),
      done: doneText,
    }),
    { wide: true },
  );
}

async function showSetUp(visit: AccountVisit, problem?: string): Promise<void> {
  const { identity, person, t } = visit;
  const setup = await identity.totp.beginSetup(identity.sql, person);
  visit.show(
    'enrol_title',
    await setUpBody(t, visit.target.bind(visit), setup, problem),
  );
}

async function confirmSetUp(visit: AccountVisit): Promise<void> {
  const { identity, person, t, facts, sessionUid } = visit;
  const codes = await confirmTotp(
    identity,
    person,
    visit.field('code'),
    facts,
    sql => endProviderSessions(sql, person.id, { sessionUid }),
  );
  if (!codes) return showSetUp(visit, t('enrol_wrong_code'));
  await visit.noteSecondFactor();
  return visit.show(
    'recovery_title',
    newCodesBody(t, visit.target.bind(visit), codes),
  );
}

async function turnOff(visit: AccountVisit): Promise<void> {
  if (!isRequired(visit)) {
    await removeTotp(visit.identity, visit.person, visit.facts);
  }
  visit.redirect('/account?done=two-step-off');
}

async function newCodes(visit: AccountVisit): Promise<void> {
  const { person, t } = visit;
  if (!person.hasTotp) return visit.redirect('/account');
  const codes = await inTransaction(visit.identity.knex, async sql => {
    await record(sql, visit, {
      operation: 'identity.renew-recovery-codes',
      severity: 'high',
    });
    return renewRecoveryCodes(sql, person.id);
  });
  return visit.show(
    'recovery_title',
    newCodesBody(t, visit.target.bind(visit), codes),
  );
}

function showPasswordForm(
  visit: AccountVisit,
  problems: { current?: string; chosen?: string },
): void {
  visit.show(
    'change_password',
    changePasswordBody(visit.t, visit.target.bind(visit), problems),
  );
}

async function changePassword(visit: AccountVisit): Promise<void> {
  const { identity, person, t, locale, facts } = visit;
  const { sql, hasher, options } = identity;
  const key = throttleKey('code', `password ${person.id}`);
  const policy = throttlePolicies(options.attemptsPerAddress).code;
  const attempt = await takeAttempt(sql, key, policy);
  if (!attempt.allowed) {
    const current = visit.blockedText(attempt.retryAfter);
    return showPasswordForm(visit, { current });
  }
  if (!(await hasher.verify(person.passwordHash, visit.field('password')))) {
    return showPasswordForm(visit, { current: t('current_password_wrong') });
  }
  await forgiveAttempts(sql, [key]);
  const password = visit.field('newPassword');
  const repeated = visit.field('repeated');
  const chosen = { password, repeated };
  const problem = await newPasswordProblem(identity, person, chosen);
  if (problem) {
    const text = newPasswordProblemText(t, locale, problem);
    return showPasswordForm(visit, { chosen: text });
  }
  await replacePassword(identity, person, password, facts);
  return visit.redirect('/account');
}

async function endSession(visit: AccountVisit): Promise<void> {
  const { person } = visit;
  const { id } = visit.req.params;
  await inTransaction(visit.identity.knex, async sql => {
    if (!(await endPortalSession(sql, person.id, id, person.email))) return;
    await record(sql, visit, {
      operation: 'identity.end-session',
      severity: 'medium',
      subjectType: 'session',
      subjectId: id,
    });
  });
  visit.redirect('/account?done=session');
}

async function signOutEverywhere(visit: AccountVisit): Promise<void> {
  const { person, t, identity } = visit;
  await inTransaction(identity.knex, async sql => {
    await endEverything(sql, person);
    await record(sql, visit, {
      operation: 'identity.sign-out-everywhere',
      severity: 'medium',
    });
  });
  const body = noticeBody(t, identity.options, t('signed_out_lead'));
  visit.show('signed_out_title', body);
}

function record(
  sql: Sql,
  { person, facts }: AccountVisit,
  event: Pick<
    IdentityEvent,
    'operation' | 'severity' | 'subjectType' | 'subjectId'
  >,
): Promise<void> {
  return recordEvent(
    sql,
    { ...event, outcome: 'success', person, proven: true },
    facts,
  );
}

function isRequired({ person, identity }: AccountVisit): boolean {
  return person.mfaRequired && identity.options.requireMfa;
}
