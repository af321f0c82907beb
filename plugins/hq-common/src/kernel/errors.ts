import type { ErrorName } from './endpoint';
import type { Text } from './language';

/** What a machine code stands for: the class of the error, the field that it blames and its text. */
export interface ErrorInfo extends Text {
  error: ErrorName | 'TooManyRequestsError' | 'ServiceUnavailableError';
  /** HTTP status where it is not the class's own (428, 422, 413 …). */
  status?: number;
  /** Field of the input that the error is about. */
  field?: string;
}

/** Errors that any operation may answer with. */
export const kernelErrors = {
  validation_failed: {
    error: 'InputError',
    en: 'The input has fields that need correcting',
    ar: 'في المدخلات حقول تحتاج إلى تصحيح',
  },
  malformed_json: {
    error: 'InputError',
    en: 'The request body is not valid JSON',
    ar: 'نص الطلب ليس بصيغة JSON صحيحة',
  },
  malformed_utf8: {
    error: 'InputError',
    en: 'The request body is not valid UTF-8',
    ar: 'نص الطلب ليس بترميز UTF-8 صحيح',
  },
  body_not_object: {
    error: 'InputError',
    en: 'The request body must be a JSON object',
    ar: 'يجب أن يكون نص الطلب كائن JSON',
  },
  unsupported_media_type: {
    error: 'InputError',
    status: 415,
    en: 'Send the body as application/json in UTF-8',
    ar: 'أرسل نص الطلب بصيغة application/json وبترميز UTF-8',
  },
  body_too_large: {
    error: 'InputError',
    status: 413,
    en: 'The request body is larger than {limit}',
    ar: 'حجم نص الطلب أكبر من {limit}',
  },
  export_too_long: {
    error: 'InputError',
    field: 'format',
    en: 'A spreadsheet holds at most {limit} rows. Narrow the filters, or choose CSV or JSON',
    ar: 'أقصى عدد للصفوف في ملف إكسل {limit}. ضيّق عوامل التصفية أو اختر CSV أو JSON',
  },
  invalid_cursor: {
    error: 'InputError',
    field: 'cursor',
    en: 'The cursor does not belong to this list, sort order and filters; start from the first page',
    ar: 'المؤشر لا يخص هذه القائمة أو ترتيبها أو مرشحاتها؛ ابدأ من الصفحة الأولى',
  },
  authentication_required: {
    error: 'AuthenticationError',
    en: 'Sign in or send a valid API key',
    ar: 'سجّل الدخول أو أرسل مفتاحًا برمجيًا صالحًا',
  },
  permission_missing: {
    error: 'NotAllowedError',
    en: 'This needs the permission “{permission}”. Roles that have it: {roles}',
    ar: 'تلزم الصلاحية «{permission}». الأدوار التي تملكها: {roles}',
  },
  key_scope_missing: {
    error: 'NotAllowedError',
    en: 'The scopes of this key leave out the permission “{permission}”, which its role has. Make a key whose scopes have it',
    ar: 'نطاقات هذا المفتاح لا تشمل الصلاحية «{permission}» مع أن دوره يملكها. أنشئ مفتاحًا تشملها نطاقاته',
  },
  role_refused: {
    error: 'NotAllowedError',
    en: 'Your roles do not allow this. Whoever manages people can give you one that does',
    ar: 'أدوارك لا تسمح بهذه العملية. يمكن لمن يدير المستخدمين أن يمنحك دورًا يسمح بها',
  },
  not_found: {
    error: 'NotFoundError',
    en: 'There is nothing at this address',
    ar: 'لا يوجد شيء على هذا العنوان',
  },
  malformed_address: {
    error: 'InputError',
    en: 'The address has a percent sign that starts no valid UTF-8 character; write it as %25',
    ar: 'في العنوان علامة % لا تبدأ محرفًا صحيحًا بترميز UTF-8؛ اكتبها %25',
  },
  method_not_allowed: {
    error: 'InputError',
    status: 405,
    en: '{method} is not possible at this address. Possible: {allowed}',
    ar: 'لا يقبل هذا العنوان {method}. المقبول: {allowed}',
  },
  version_required: {
    error: 'PreconditionFailedError',
    status: 428,
    en: 'Send If-Match with the version that you are changing',
    ar: 'أرسل الترويسة If-Match مع رقم الإصدار الذي تعدّله',
  },
  version_malformed: {
    error: 'InputError',
    en: 'If-Match must be versions as answered in ETag, like "12345", or *',
    ar: 'يجب أن تحمل الترويسة If-Match أرقام إصدارات كما وردت في ETag، مثل "12345"، أو *',
  },
  version_conflict: {
    error: 'PreconditionFailedError',
    status: 412,
    en: 'Someone changed this since you loaded it. Load it again and reapply your change',
    ar: 'عدّل شخص آخر هذه البيانات بعد أن فتحتها. أعد تحميلها ثم طبّق تعديلك',
  },
  idempotency_key_malformed: {
    error: 'InputError',
    en: 'Idempotency-Key must be 1 to 255 visible ASCII characters',
    ar: 'يجب أن تتكون الترويسة Idempotency-Key من 1 إلى 255 محرف ASCII مرئيًا',
  },
  idempotency_key_reused: {
    error: 'InputError',
    status: 422,
    en: 'This Idempotency-Key was already used with another input',
    ar: 'سبق استخدام هذه القيمة في Idempotency-Key مع مدخلات أخرى',
  },
  conflict: {
    error: 'ConflictError',
    en: 'This collides with a change made at the same time. Try again',
    ar: 'تتعارض هذه العملية مع تغيير جرى في الوقت نفسه. أعد المحاولة',
  },
  too_many_requests: {
    error: 'TooManyRequestsError',
    en: 'Too many requests. Try again in {seconds} s',
    ar: 'عدد الطلبات كبير. أعد المحاولة بعد {seconds} ث',
  },
  database_unavailable: {
    error: 'ServiceUnavailableError',
    en: 'The database cannot be reached. Nothing was changed; try again shortly',
    ar: 'تعذّر الوصول إلى قاعدة البيانات. لم يتغير شيء؛ أعد المحاولة بعد قليل',
  },
  internal: {
    error: 'ServiceUnavailableError',
    status: 500,
    en: 'Something went wrong on our side. Nothing was changed. Reference: {requestId}',
    ar: 'حدث خطأ لدينا ولم يتغير شيء. المرجع: {requestId}',
  },
} as const satisfies Record<string, ErrorInfo>;
