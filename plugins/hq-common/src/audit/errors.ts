import type { ErrorInfo } from '../kernel/errors';
import type { Text } from '../kernel/language';
import type { ChainProblemKind } from './schemas';

/** Errors of the audit domain. */
export const auditErrors = {
  audit_entry_not_found: {
    error: 'NotFoundError',
    en: 'There is no audit entry with this id',
    ar: 'لا يوجد قيد تدقيق بهذا المعرّف',
  },
} as const satisfies Record<string, ErrorInfo>;

/** What a finding of the verification means; `{seq}` is the position of the first bad entry. */
export const chainProblemTexts: Record<ChainProblemKind, Text> = {
  edited: {
    en: 'Entry {seq} was edited after it was sealed',
    ar: 'عُدّل القيد {seq} بعد ختمه',
  },
  deleted: {
    en: 'Entry {seq} was deleted',
    ar: 'حُذف القيد {seq}',
  },
  inserted: {
    en: 'An entry was inserted outside the normal way of writing',
    ar: 'أُدرج قيد خارج المسار المعتاد للكتابة',
  },
  tail_cut: {
    en: 'The end of the log was cut off from entry {seq} on',
    ar: 'اقتُطعت نهاية السجل بدءًا من القيد {seq}',
  },
  unsealed: {
    en: 'Entries wait unsealed for too long; check that the sealer runs',
    ar: 'توجد قيود لم تُختم منذ مدة طويلة؛ تحقق من أن خدمة الختم تعمل',
  },
  chain_broken: {
    en: 'Entry {seq} does not continue the chain: it, or entries before it, were replaced',
    ar: 'لا يكمل القيد {seq} السلسلة: استُبدل هو أو قيود قبله',
  },
  head_mismatch: {
    en: 'The log was rewritten: it no longer matches the signed head at entry {seq}',
    ar: 'أُعيدت كتابة السجل: لم يعد مطابقًا للبصمة الموقّعة عند القيد {seq}',
  },
  sealer_lost: {
    en: 'The sealer’s position (hq.sys_audit_sealer) was deleted: nothing is sealed any more, and only signed heads show a cut end',
    ar: 'حُذف موضع خدمة الختم (hq.sys_audit_sealer): لم يعد يُختم أي قيد، ولا يكشف اقتطاع نهاية السجل إلا البصمات الموقّعة',
  },
  head_forged: {
    en: 'The signed head for entry {seq} has no valid signature',
    ar: 'البصمة الموقّعة للقيد {seq} لا تحمل توقيعًا صالحًا',
  },
};
