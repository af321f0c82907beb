import { html, type Html } from './html';
import { form, mainButton, type FormTarget } from './parts';
import { newPasswordFields } from './signIn';
import type { Translate } from './texts';

/** Choosing the first password. */
export function invitationBody(
  t: Translate,
  target: FormTarget,
  { email, problem }: { email: string; problem?: string },
): Html {
  return html`<p class="lead">${t('invitation_lead', { email })}</p>
    ${form(
      target,
      html`<input
          type="hidden"
          name="username"
          value="${email}"
          autocomplete="username"
        />
        ${newPasswordFields(t, problem)} ${mainButton(t('save_password'))}`,
    )}`;
}
