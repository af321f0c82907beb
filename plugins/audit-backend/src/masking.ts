import { maskEmail, maskIp, maskPhone } from '@cleanmatex/hq-common';
import type { HashedRow, HashedValue } from '@cleanmatex/hq-node';

/** Kinds of subject that are persons: their names are personal data. */
export const personSubjects = ['user', 'session', 'customer'];

const HIDDEN = '***';
const emailInText =
  /[^\s@<>()[\]"',;:]+@[^\s@<>()[\]"',;:]+\.[^\s@<>()[\]"',;:]+/gu;
const phoneInText = /(?<![\w-])\+\d[\d\s().-]{6,18}\d/g;

const maskName = (name: string) =>
  name.includes('@') ? maskEmail(name) : `${[...name][0] ?? ''}${HIDDEN}`;

/** Hides e-mail addresses and international phone numbers inside a text. */
function scrub(text: string): string {
  return text
    .replace(emailInText, found => maskEmail(found))
    .replace(phoneInText, found => maskPhone(found));
}

type Mask = (text: string) => string;

const fieldMasks: Array<[RegExp, Mask]> = [
  [/e-?mail/i, maskEmail],
  [/phone|mobile|whats_?app/i, maskPhone],
  [/^(ip|ip_?address|remote_?address)$/i, maskIp],
  [/^user_?agent$/i, () => HIDDEN],
];

const personFieldMasks: Array<[RegExp, Mask]> = [
  [/name2?$/i, maskName],
  [/address|birth|national_?id/i, () => HIDDEN],
];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/* What the audit log was searched for may be a person's name. */
const searchFieldMasks: Array<[RegExp, Mask]> = [
  [/^(actor|q)$/, asked => (uuid.test(asked) ? asked : maskName(asked))],
];

/** Masks beyond those by field, for the kinds of subject that hold more. */
const subjectMasks: Record<string, typeof fieldMasks> = {
  ...Object.fromEntries(personSubjects.map(kind => [kind, personFieldMasks])),
  'audit-log': searchFieldMasks,
};

function maskOf(field: string, subject: string): Mask {
  const masks = [...fieldMasks, ...(subjectMasks[subject] ?? [])];
  return masks.find(([pattern]) => pattern.test(field))?.[1] ?? scrub;
}

/** Hides personal data in a value by the name of its field; numbers in a field that holds such are hidden too. */
function maskValue(value: unknown, field: string, subject: string): unknown {
  const mask = maskOf(field, subject);
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'number') return mask === scrub ? value : HIDDEN;
  if (Array.isArray(value)) {
    return value.map(item => maskValue(item, field, subject));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      maskValue(item, mask === scrub ? key : field, subject),
    ]),
  );
}

function maskChanges(text: string, subject: string): string {
  const changes = JSON.parse(text) as Array<Record<string, unknown>>;
  const masked = changes.map(change => {
    const field = String(change.path).split('.').at(-1) ?? '';
    return {
      ...change,
      before: maskValue(change.before, field, subject),
      after: maskValue(change.after, field, subject),
    };
  });
  return JSON.stringify(masked) === JSON.stringify(changes)
    ? text
    : JSON.stringify(masked);
}

const onText = (value: HashedValue, mask: Mask) =>
  typeof value === 'string' ? mask(value) : value;

/**
 * An audit row for readers without the permission to see personal data: e-mail addresses, phone numbers,
 * names of persons, addresses and programs of callers are hidden wherever they stand.
 */
export function maskRow(row: HashedRow): HashedRow {
  const subject = String(row.subject_type);
  const person = personSubjects.includes(subject);
  return {
    ...row,
    actor_name: onText(
      row.actor_name,
      row.actor_type === 'user' ? maskName : scrub,
    ),
    subject_name: onText(row.subject_name, person ? maskName : scrub),
    subject_name2: onText(row.subject_name2, person ? maskName : scrub),
    subject_id: onText(row.subject_id, scrub),
    changes: onText(row.changes, text => maskChanges(text, subject)),
    reason: onText(row.reason, scrub),
    error: onText(row.error, scrub),
    ip: onText(row.ip, maskIp),
    user_agent: onText(row.user_agent, () => HIDDEN),
  };
}

/** True when masking has hidden something. */
export function isMasked(row: HashedRow, shown: HashedRow): boolean {
  return Object.keys(row).some(
    name => row[name as keyof HashedRow] !== shown[name as keyof HashedRow],
  );
}
