import QRCode from 'qrcode';
import { html, Html } from './html';
import type { Translate } from './texts';

/** A form that is sent to our own pages. */
export interface FormTarget {
  action: string;
  /** Token of the form, see `web/csrf.ts`. */
  token: string;
}

/** A labelled field. */
export interface FieldOptions {
  name: string;
  label: string;
  type: 'email' | 'password' | 'text';
  autocomplete: string;
  value?: string;
  hint?: string;
  /** Says what is wrong with the value. */
  problem?: string;
  autofocus?: boolean;
  inputmode?: 'numeric' | 'email';
}

/** The field with its label, hint and problem, tied together for screen readers. */
export function field(options: FieldOptions): Html {
  const { name, hint, problem } = options;
  const described = [hint && `${name}-hint`, problem && `${name}-problem`]
    .filter(Boolean)
    .join(' ');
  return html`<div class="field">
    <label for="${name}">${options.label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${options.type}"
      dir="ltr"
      required
      maxlength="1024"
      autocomplete="${options.autocomplete}"
      value="${options.value ?? ''}"
      ${options.inputmode
        ? html` inputmode="${options.inputmode}"`
        : null}${described
        ? html` aria-describedby="${described}"`
        : null}${problem ? html` aria-invalid="true"` : null}${options.autofocus
        ? html` autofocus`
        : null}
      spellcheck="false"
      autocapitalize="none"
    />
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : null}
    ${problem
      ? html`<p class="problem" id="${name}-problem">${problem}</p>`
      : null}
  </div>`;
}

/** A form with its token. */
export function form(target: FormTarget, content: Html): Html {
  return html`<form
    method="post"
    action="${target.action}"
    accept-charset="utf-8"
  >
    <input type="hidden" name="token" value="${target.token}" />
    ${content}
  </form>`;
}

/** The page's one main button. */
export function mainButton(label: string): Html {
  return html`<button class="main" type="submit">${label}</button>`;
}

/** What went wrong with the form as a whole; read out at once. */
export function problemNote(text: string | undefined): Html | null {
  return text ? html`<p class="note problem" role="alert">${text}</p>` : null;
}

/** What was done. */
export function doneNote(text: string | undefined): Html | null {
  return text ? html`<p class="note done" role="status">${text}</p>` : null;
}

/** The QR code and the key of an authenticator being set up, and the field for its first code. */
export async function totpSetup(
  t: Translate,
  setup: { uri: string; secret: string },
  problem: string | undefined,
): Promise<Html> {
  const svg = await QRCode.toString(setup.uri, {
    type: 'svg',
    margin: 2,
    errorCorrectionLevel: 'M',
  });
  const image = `data:image/svg+xml;base64,${Buffer.from(svg).toString(
    'base64',
  )}`;
  return html`<ol class="steps">
    <li>
      ${t('enrol_scan')}
      <img
        class="qr"
        src="${image}"
        alt="${t('qr_alt')}"
        width="200"
        height="200"
      />
    </li>
    <li>
      ${t('enrol_type')}
      <code id="totp-secret" dir="ltr"
        >${setup.secret.match(/.{1,4}/g)!.join(' ')}</code
      >
    </li>
    <li>
      ${t('enrol_confirm')}
      ${field({
        name: 'code',
        label: t('code'),
        type: 'text',
        autocomplete: 'one-time-code',
        inputmode: 'numeric',
        problem,
        autofocus: Boolean(problem),
      })}
    </li>
  </ol>`;
}

/** The recovery codes, shown once. */
export function recoveryCodes(codes: string[]): Html {
  return html`<ul class="codes" dir="ltr">
    ${codes.map(code => html`<li><code>${code}</code></li>`)}
  </ul>`;
}

/** A page that says one thing and leads back to the portal. */
export function noticeBody(
  t: Translate,
  { portalUrl }: { portalUrl: string },
  text: string,
): Html {
  return html`<p class="lead">${text}</p>
    <a class="button main" href="${portalUrl}">${t('back_to_portal')}</a>`;
}
