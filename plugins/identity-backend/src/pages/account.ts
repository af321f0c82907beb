import type { Locale } from '@cleanmatex/hq-common';
import type { Person } from '../store/people';
import type { PortalSession } from '../store/sessions';
import { browserName } from './browser';
import { html, type Html } from './html';
import {
  doneNote,
  field,
  form,
  mainButton,
  recoveryCodes,
  totpSetup,
  type FormTarget,
} from './parts';
import { newPasswordFields } from './signIn';
import { momentText, type Translate } from './texts';

/** What the security page shows. */
export interface AccountView {
  person: Person;
  /** The person's role does not allow turning the second step off. */
  secondFactorRequired: boolean;
  recoveryCodesLeft: number;
  sessions: PortalSession[];
  done?: string;
}

type TargetOf = (step: string) => FormTarget;

/** The security page: second step, password, sessions. */
export function accountBody(
  t: Translate,
  locale: Locale,
  target: TargetOf,
  view: AccountView,
): Html {
  return html`<p class="lead">
      ${t('account_lead', {
        email: view.person.email,
      })}
    </p>
    ${doneNote(view.done)} ${twoStepSection(t, target, view)}
    <section>
      <h2>${t('password')}</h2>
      <p>${t('change_password_note')}</p>
      <a class="button" href="${target('password').action}"
        >${t('change_password')}</a
      >
    </section>
    ${sessionsSection(t, locale, target, view.sessions)}`;
}

function twoStepSection(
  t: Translate,
  target: TargetOf,
  view: AccountView,
): Html {
  const button = (step: string, label: string) =>
    form(target(step), html`<button type="submit">${label}</button>`);
  if (!view.person.hasTotp) {
    return html`<section>
      <h2>${t('two_step')}</h2>
      <p>${t('two_step_off')}</p>
      ${form(
        target('set-up'),
        html`<button class="main" type="submit">${t('set_up')}</button>`,
      )}
    </section>`;
  }
  return html`<section>
    <h2>${t('two_step')}</h2>
    <p>
      ${t('two_step_on')}
      ${t('recovery_left', {
        count: view.recoveryCodesLeft,
      })}
    </p>
    ${view.secondFactorRequired
      ? html`<p class="hint">${t('two_step_required')}</p>`
      : null}
    <div class="actions">
      ${button('set-up', t('move_phone'))}
      ${button('new-codes', t('renew_codes'))}
      ${view.secondFactorRequired ? null : button('turn-off', t('turn_off'))}
    </div>
  </section>`;
}

function sessionsSection(
  t: Translate,
  locale: Locale,
  target: TargetOf,
  sessions: PortalSession[],
): Html {
  return html`<section>
      <h2>${t('sessions')}</h2>
      ${sessions.length ? null : html`<p>${t('sessions_none')}</p>`}
      <ul class="sessions">
        ${sessions.map(session => sessionItem(t, locale, target, session))}
      </ul>
    </section>
    <section>
      <p>${t('sign_out_everywhere_note')}</p>
      ${form(
        target('sign-out-everywhere'),
        html`<button type="submit">${t('sign_out_everywhere')}</button>`,
      )}
    </section>`;
}

function sessionItem(
  t: Translate,
  locale: Locale,
  target: TargetOf,
  session: PortalSession,
): Html {
  const browser = browserName(session.userAgent) ?? t('unknown_browser');
  const address = session.ip ?? '–';
  return html`<li>
    <p>
      <strong>${browser}</strong> · <bdi>${address}</bdi><br />
      <span class="hint"
        >${t('session_times', {
          since: momentText(locale, session.createdAt),
          seen: momentText(locale, session.lastSeenAt),
        })}</span
      >
    </p>
    ${form(
      target(`sessions/${session.id}/end`),
      html`<button
        type="submit"
        aria-label="${t('end_session_of', {
          browser,
          address,
        })}"
      >
        ${t('end_session')}
      </button>`,
    )}
  </li>`;
}

/** Setting up an authenticator of one's own accord. */
export async function setUpBody(
  t: Translate,
  target: TargetOf,
  setup: { uri: string; secret: string },
  problem?: string,
): Promise<Html> {
  return html`<p class="lead">${t('enrol_lead')}</p>
    ${form(
      target('set-up/confirm'),
      html`${await totpSetup(t, setup, problem)} ${mainButton(t('turn_on'))}`,
    )}
    ${cancelLink(t, target)}`;
}

/** New recovery codes, once. */
export function newCodesBody(
  t: Translate,
  target: TargetOf,
  codes: string[],
): Html {
  return html`<p class="lead">${t('recovery_lead')}</p>
    ${recoveryCodes(codes)}
    <a class="button main" href="${target('').action}"
      >${t('recovery_saved')}</a
    >`;
}

/** Changing the password. */
export function changePasswordBody(
  t: Translate,
  target: TargetOf,
  problems: { current?: string; chosen?: string },
): Html {
  return html`<p class="lead">${t('change_password_note')}</p>
    ${form(
      target('password'),
      html`${field({
        name: 'password',
        label: t('current_password'),
        type: 'password',
        autocomplete: 'current-password',
        problem: problems.current,
      })}
      ${newPasswordFields(t, problems.chosen)} ${mainButton(t('save_password'))}`,
    )}
    ${cancelLink(t, target)}`;
}

function cancelLink(t: Translate, target: TargetOf): Html {
  return html`<p><a href="${target('').action}">${t('cancel')}</a></p>`;
}
