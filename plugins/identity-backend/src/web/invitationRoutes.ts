import type { Request, Response, Router } from 'express';
import type { Identity } from '../identity';
import { acceptInvitation } from '../invitations';
import { newPasswordProblem } from '../passwords/change';
import { invitationBody } from '../pages/invitation';
import { noticeBody } from '../pages/parts';
import { findInvited } from '../store/invitations';
import { findPersonById, type Person } from '../store/people';
import { hashToken } from '../tokens';
import { isOwnForm } from './csrf';
import { refuseForm, type Handlers } from './handlers';
import { newPasswordProblemText } from './signInRoutes';
import { Visit } from './visit';

/** Routes of the page on which an invited person sets a password. */
export function addInvitationRoutes(
  router: Router,
  identity: Identity,
  { page }: Handlers,
): void {
  router.get(
    '/invitation/:token',
    page(async (req, res) => {
      const { visit, person } = await open(identity, req, res);
      if (person) showForm(visit, person);
      else showEnd(visit, 'invitation_gone', 410);
    }),
  );
  router.post(
    '/invitation/:token',
    page(async (req, res) => {
      const { visit, person } = await open(identity, req, res);
      if (!isOwnForm(identity.options, req, visit.belongsTo)) refuseForm(visit);
      else if (person) await accept(visit, person);
      else showEnd(visit, 'invitation_gone', 410);
    }),
  );
}

async function open(
  identity: Identity,
  req: Request,
  res: Response,
): Promise<{ visit: Visit; person: Person | undefined }> {
  const { token } = req.params;
  const visit = new Visit(
    identity,
    req,
    res,
    `/invitation/${encodeURIComponent(token)}`,
    `invitation ${hashToken(token)}`,
  );
  const userId = await findInvited(identity.sql, token);
  const person = userId && (await findPersonById(identity.sql, userId));
  const invited = person && person.status !== 'deactivated';
  return { visit, person: invited ? person : undefined };
}

async function accept(visit: Visit, person: Person): Promise<void> {
  const { identity, facts, req, t, locale } = visit;
  const password = visit.field('newPassword');
  const repeated = visit.field('repeated');
  const chosen = { password, repeated };
  const problem = await newPasswordProblem(identity, person, chosen);
  if (problem) {
    return showForm(visit, person, newPasswordProblemText(t, locale, problem));
  }
  const { token } = req.params;
  return (await acceptInvitation(identity, token, person, password, facts))
    ? showEnd(visit, 'invitation_done', 200)
    : showEnd(visit, 'invitation_gone', 410);
}

function showForm(visit: Visit, person: Person, problem?: string): void {
  const { t, locale } = visit;
  const name = (locale === 'ar' && person.name2) || person.name;
  visit.show(
    'invitation_title',
    invitationBody(t, visit.target(''), { email: person.email, problem }),
    { title: t('invitation_title', { name }) },
  );
}

function showEnd(
  visit: Visit,
  kind: 'invitation_done' | 'invitation_gone',
  status: number,
): void {
  const { t, identity } = visit;
  const body = noticeBody(t, identity.options, t(`${kind}_lead`));
  visit.show(`${kind}_title`, body, { status });
}
