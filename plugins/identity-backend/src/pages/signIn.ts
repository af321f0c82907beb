import { html, type Html } from './html';
import {
  field,
  form,
  mainButton,
  problemNote,
  recoveryCodes,
  totpSetup,
  type FormTarget,
} from './parts';
import type { Translate } from './texts';

/** The address and form token of a step, by the last part of its address. */
export type TargetOf = (step: string) => FormTarget;

/** E-mail and password. */
export function passwordBody(
  t: Translate,
  target: TargetOf,
  { email, problem }: { email?: string; problem?: string },
): Html {
  return html`<p class="lead">${t('sign_in_lead')}</p>
    ${problemNote(problem)}
    ${form(
      target('password'),
      html`${field({
        name: 'email',
        label: t('email'),
        type: 'email',
        inputmode: 'email',
        autocomplete: 'username',
        value: email,
        autofocus: !email,
      })}
      ${field({
        name: 'password',
        label: t('password'),
        type: 'password',
        autocomplete: 'current-password',
        autofocus: Boolean(email),
      })}
      ${mainButton(t('sign_in'))}`,
    )}
    <p class="hint">${t('forgot')}</p>`;
}

/** The code of the authenticator. */
export function codeBody(
  t: Translate,
  target: TargetOf,
  { email, problem }: { email: string; problem?: string },
): Html {
  return html`<p class="lead">${t('code_lead', { email })}</p>
    ${problemNote(problem)}
    ${form(
      target('code'),
      html`${field({
        name: 'code',
        label: t('code'),
        type: 'text',
        autocomplete: 'one-time-code',
        hint: t('code_hint'),
        autofocus: true,
      })}
      ${mainButton(t('continue'))}`,
    )}
    ${otherAccount(t, target)}`;
}

/** Setting up the authenticator that a role requires. */
export async function enrolBody(
  t: Translate,
  target: TargetOf,
  setup: { uri: string; secret: string },
  problem?: string,
): Promise<Html> {
  return html`<p class="lead">${t('enrol_lead_required')}</p>
    ${form(
      target('enrol'),
      html`${await totpSetup(t, setup, problem)} ${mainButton(t('turn_on'))}`,
    )}
    ${otherAccount(t, target)}`;
}

/** The recovery codes, once. */
export function recoveryBody(
  t: Translate,
  target: FormTarget,
  codes: string[],
): Html {
  return html`<p class="lead">${t('recovery_lead')}</p>
    ${recoveryCodes(codes)} ${form(target, mainButton(t('recovery_saved')))}`;
}

/** A password of one's own, in place of one that somebody else chose. */
export function newPasswordBody(
  t: Translate,
  target: TargetOf,
  problem?: string,
): Html {
  return html`<p class="lead">${t('new_password_lead')}</p>
    ${form(
      target('new-password'),
      html`${newPasswordFields(t, problem)} ${mainButton(t('save_password'))}`,
    )}`;
}

/** The two fields of a new password. */
export function newPasswordFields(t: Translate, problem?: string): Html {
  return html`${field({
    name: 'newPassword',
    label: t('new_password'),
    type: 'password',
    autocomplete: 'new-password',
    hint: t('password_rule'),
    problem,
    autofocus: Boolean(problem),
  })}
  ${field({
    name: 'repeated',
    label: t('repeat_password'),
    type: 'password',
    autocomplete: 'new-password',
  })}`;
}

function otherAccount(t: Translate, target: TargetOf): Html {
  return form(
    target('restart'),
    html`<button class="link" type="submit">${t('other_account')}</button>`,
  );
}
