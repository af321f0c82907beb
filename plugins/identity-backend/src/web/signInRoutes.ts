import type { Request, RequestHandler, Response, Router } from 'express';
import type { LiveProvider } from '../provider/liveProvider';
import type { Identity } from '../identity';
import { passwordProblems } from '../passwords/rules';
import {
  newPasswordProblem,
  replacePassword,
  type NewPasswordProblem,
} from '../passwords/change';
import {
  codeBody,
  enrolBody,
  newPasswordBody,
  passwordBody,
  recoveryBody,
} from '../pages/signIn';
import type { Translate } from '../pages/texts';
import { confirmTotp } from '../secondFactor/enrol';
import { verifyCode } from '../secondFactor/verify';
import { givePassword } from '../signIn/passwordStep';
import type { Step } from '../signIn/steps';
import { dropSignIn, noteSecondFactor } from '../store/signIns';
import { rememberBinding, SignInVisit } from './signInVisit';
import { knownDevice } from './device';
import { refuseForm, type Handlers } from './handlers';
import type { Locale } from '@cleanmatex/hq-common';

/** Routes of the sign-in steps, below `/interaction/:uid`. */
export function addSignInRoutes(
  router: Router,
  identity: Identity,
  provider: LiveProvider,
  handlers: Handlers,
): void {
  const open = (req: Request, res: Response) =>
    SignInVisit.open(identity, provider.current, req, res);
  const step = (
    needed: Step | 'any',
    work: (visit: SignInVisit) => Promise<void>,
  ): RequestHandler =>
    handlers.page(async (req, res) => {
      const visit = await open(req, res);
      if (!visit.isOwnForm()) return refuseForm(visit);
      return needed === 'any' || visit.step === needed
        ? work(visit)
        : visit.redirect(visit.path);
    });
  const base = '/interaction/:uid';
  router.get(
    base,
    handlers.page(async (req, res) => showStep(await open(req, res))),
  );
  router.post(`${base}/password`, step('password', takePassword));
  router.post(`${base}/code`, step('code', takeCode));
  router.post(`${base}/enrol`, step('enrol', takeFirstCode));
  router.post(`${base}/new-password`, step('new-password', takeNewPassword));
  router.post(`${base}/continue`, step('any', showStep));
  router.post(
    `${base}/restart`,
    step('any', async visit => {
      await dropSignIn(identity.sql, visit.interaction.uid);
      visit.redirect(visit.path);
    }),
  );
}

async function showStep(visit: SignInVisit, problem?: string): Promise<void> {
  const { t, step, person } = visit;
  const target = visit.target.bind(visit);
  switch (step) {
    case 'password':
      return visit.show('sign_in_title', passwordBody(t, target, { problem }));
    case 'code':
      return visit.show(
        'code_title',
        codeBody(t, target, { email: person!.email, problem }),
      );
    case 'enrol': {
      const setup = await visit.identity.totp.beginSetup(
        visit.identity.sql,
        person!,
      );
      return visit.show(
        'enrol_title',
        await enrolBody(t, target, setup, problem),
      );
    }
    case 'new-password':
      return visit.show(
        'new_password_title',
        newPasswordBody(t, target, problem),
      );
    default:
      return visit.finish();
  }
}

async function takePassword(visit: SignInVisit): Promise<void> {
  const { identity, t, req } = visit;
  const email = visit.field('email').trim().slice(0, 320);
  const result = await givePassword(identity, {
    interactionUid: visit.interaction.uid,
    email,
    password: visit.field('password').slice(0, 1024),
    deviceOf: userId => knownDevice(identity.options, req, userId),
    facts: visit.facts,
  });
  if (result.kind === 'right') {
    rememberBinding(visit, result.binding);
    await visit.leaveOldSession();
    return visit.redirect(visit.path);
  }
  const problem = {
    wrong: () => t('wrong_password'),
    busy: () => t('busy'),
    blocked: () =>
      visit.blockedText(result.kind === 'blocked' ? result.retryAfter : 0),
  }[result.kind]();
  const status = { wrong: 401, busy: 503, blocked: 429 }[result.kind];
  return visit.show(
    'sign_in_title',
    passwordBody(t, visit.target.bind(visit), { email, problem }),
    { status },
  );
}

async function takeCode(visit: SignInVisit): Promise<void> {
  const { identity, t } = visit;
  const person = visit.person!;
  const result = await verifyCode(
    identity,
    person,
    visit.field('code'),
    visit.facts,
    sql => noteSecondFactor(sql, visit.interaction.uid),
  );
  if (result.kind === 'right') return visit.redirect(visit.path);
  const blocked = result.kind === 'blocked';
  const problem = blocked
    ? visit.blockedText(result.retryAfter)
    : t('wrong_code');
  return visit.show(
    'code_title',
    codeBody(t, visit.target.bind(visit), { email: person.email, problem }),
    { status: blocked ? 429 : 401 },
  );
}

async function takeFirstCode(visit: SignInVisit): Promise<void> {
  const codes = await confirmTotp(
    visit.identity,
    visit.person!,
    visit.field('code'),
    visit.facts,
    sql => noteSecondFactor(sql, visit.interaction.uid),
  );
  if (!codes) return showStep(visit, visit.t('enrol_wrong_code'));
  return visit.show(
    'recovery_title',
    recoveryBody(visit.t, visit.target('continue'), codes),
  );
}

async function takeNewPassword(visit: SignInVisit): Promise<void> {
  const { identity, t } = visit;
  const person = visit.person!;
  const password = visit.field('newPassword');
  const repeated = visit.field('repeated');
  const chosen = { password, repeated };
  const problem = await newPasswordProblem(identity, person, chosen);
  if (problem) {
    return showStep(visit, newPasswordProblemText(t, visit.locale, problem));
  }
  const { uid } = visit.interaction;
  await replacePassword(identity, person, password, visit.facts, uid);
  return visit.redirect(visit.path);
}

/** Says why a new password was not taken. */
export function newPasswordProblemText(
  t: Translate,
  locale: Locale,
  problem: NewPasswordProblem,
): string {
  return problem in passwordProblems
    ? passwordProblems[problem as keyof typeof passwordProblems][locale]
    : t(problem as Parameters<Translate>[0]);
}
