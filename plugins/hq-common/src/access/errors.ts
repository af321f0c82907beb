import type { ErrorInfo } from '../kernel/errors';

/** Errors of people, roles, sessions and API keys. */
export const accessErrors = {
  user_not_found: {
    error: 'NotFoundError',
    en: 'There is no such user',
    ar: 'لا يوجد مستخدم بهذا المعرّف',
  },
  email_taken: {
    error: 'ConflictError',
    field: 'email',
    en: 'Another user already has this e-mail address',
    ar: 'هذا البريد الإلكتروني مسجّل لمستخدم آخر',
  },
  role_unknown: {
    error: 'InputError',
    field: 'roles',
    en: 'There is no role {role}',
    ar: 'لا يوجد دور بالرمز {role}',
  },
  role_beyond_own: {
    error: 'NotAllowedError',
    field: 'roles',
    en: 'You cannot give or take the role {role}: it holds permissions that you do not hold ({permissions})',
    ar: 'لا يمكنك منح الدور {role} أو سحبه: فيه صلاحيات لا تملكها ({permissions})',
  },
  permission_beyond_own: {
    error: 'NotAllowedError',
    field: 'permissions',
    en: 'You cannot grant permissions that you do not hold: {permissions}',
    ar: 'لا يمكنك منح صلاحيات لا تملكها: {permissions}',
  },
  user_beyond_own: {
    error: 'NotAllowedError',
    en: 'This user holds permissions that you do not hold ({permissions}); only someone who holds them may do this',
    ar: 'يملك هذا المستخدم صلاحيات لا تملكها ({permissions})؛ لا يقوم بذلك إلا من يملكها',
  },
  own_roles: {
    error: 'ConflictError',
    field: 'roles',
    en: 'You cannot change your own roles; ask another administrator',
    ar: 'لا يمكنك تغيير أدوارك بنفسك؛ اطلب ذلك من مسؤول آخر',
  },
  own_deactivation: {
    error: 'ConflictError',
    en: 'You cannot deactivate yourself; ask another administrator',
    ar: 'لا يمكنك تعطيل حسابك بنفسك؛ اطلب ذلك من مسؤول آخر',
  },
  last_super_admin: {
    error: 'ConflictError',
    en: 'This is the last active super admin; make another person super admin first',
    ar: 'هذا آخر مدير عام فعّال؛ عيّن مديرًا عامًا آخر أولًا',
  },
  user_already_deactivated: {
    error: 'ConflictError',
    en: 'This user is already deactivated',
    ar: 'هذا المستخدم معطّل بالفعل',
  },
  user_not_deactivated: {
    error: 'ConflictError',
    en: 'This user is not deactivated',
    ar: 'هذا المستخدم ليس معطّلًا',
  },
  user_deactivated: {
    error: 'ConflictError',
    en: 'This user is deactivated; reactivate them first',
    ar: 'هذا المستخدم معطّل؛ أعد تفعيله أولًا',
  },
  sign_in_email_unverified: {
    error: 'AuthenticationError',
    en: 'The sign-in service does not confirm your e-mail address, so it cannot be matched to an HQ user',
    ar: 'خدمة تسجيل الدخول لم تؤكد بريدك الإلكتروني، فتعذّر ربطه بأحد مستخدمي المقر',
  },
  sign_in_unknown: {
    error: 'NotAllowedError',
    en: 'You signed in as {email}, which is not an HQ user. Ask an administrator to add you',
    ar: 'سجّلت الدخول باسم {email} وليس من مستخدمي المقر. اطلب من المسؤول إضافتك',
  },
  sign_in_deactivated: {
    error: 'NotAllowedError',
    en: 'Your access to HQ has ended. Ask an administrator if you need it again',
    ar: 'انتهت صلاحية دخولك إلى المقر. راجع المسؤول إن احتجت إليها من جديد',
  },
  sign_in_failed: {
    error: 'AuthenticationError',
    en: 'The sign-in was not completed. Start again',
    ar: 'لم يكتمل تسجيل الدخول. ابدأ من جديد',
  },
  sign_in_unavailable: {
    error: 'ServiceUnavailableError',
    en: 'The sign-in service cannot be reached. Try again shortly',
    ar: 'تعذّر الوصول إلى خدمة تسجيل الدخول. أعد المحاولة بعد قليل',
  },
  session_ended: {
    error: 'AuthenticationError',
    en: 'Your session has ended. Sign in again',
    ar: 'انتهت جلستك. سجّل الدخول من جديد',
  },
  second_factor_required: {
    error: 'NotAllowedError',
    en: 'Your role needs a second factor. Set one up where you sign in, then sign in again',
    ar: 'يتطلب دورك عامل تحقق ثانيًا. فعّله في صفحة تسجيل الدخول ثم ادخل من جديد',
  },
  role_not_found: {
    error: 'NotFoundError',
    en: 'There is no such role',
    ar: 'لا يوجد دور بهذا الرمز',
  },
  role_code_taken: {
    error: 'ConflictError',
    field: 'code',
    en: 'There is already a role with this code',
    ar: 'يوجد دور بهذا الرمز بالفعل',
  },
  role_is_system: {
    error: 'ConflictError',
    en: 'This role ships with the console and cannot be changed; make a custom role instead',
    ar: 'هذا الدور جزء من النظام ولا يمكن تغييره؛ أنشئ دورًا مخصصًا بدلًا منه',
  },
  role_in_use: {
    error: 'ConflictError',
    en: 'The role is held by {users} users and {keys} API keys; take it from them first',
    ar: 'الدور ممنوح لمستخدمين عددهم {users} ولمفاتيح برمجية عددها {keys}؛ اسحبه منها أولًا',
  },
  session_not_found: {
    error: 'NotFoundError',
    en: 'There is no such session',
    ar: 'لا توجد جلسة بهذا المعرّف',
  },
  api_key_not_found: {
    error: 'NotFoundError',
    en: 'There is no such API key',
    ar: 'لا يوجد مفتاح برمجي بهذا المعرّف',
  },
  api_key_revoked: {
    error: 'ConflictError',
    en: 'This API key is already revoked',
    ar: 'هذا المفتاح البرمجي مُلغى بالفعل',
  },
  api_key_by_key: {
    error: 'NotAllowedError',
    en: 'An API key cannot make another; sign in to make one',
    ar: 'لا يمكن لمفتاح برمجي إنشاء مفتاح آخر؛ سجّل الدخول لإنشائه',
  },
  scope_outside_role: {
    error: 'InputError',
    field: 'scopes',
    en: 'The role {role} does not have: {permissions}',
    ar: 'لا يتضمن الدور {role} هذه الصلاحيات: {permissions}',
  },
  action_needs_permission: {
    error: 'NotAllowedError',
    en: 'This needs the permission “{permission}”. Roles that have it: {roles}',
    ar: 'تلزم الصلاحية «{permission}». الأدوار التي تملكها: {roles}',
  },
} as const satisfies Record<string, ErrorInfo>;

/** Machine code of an error of people, roles, sessions and API keys. */
export type AccessErrorCode = keyof typeof accessErrors;
