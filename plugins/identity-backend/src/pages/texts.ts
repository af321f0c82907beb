import {
  fillText,
  intlLocales,
  type Locale,
  type Text,
  type TextParams,
} from '@cleanmatex/hq-common';

/** Every text of the sign-in and security pages. */
export const texts = {
  brand: { en: 'CleanMateX HQ', ar: 'مقر كلين ميت إكس' },
  switch_language: { en: 'العربية', ar: 'English' },
  back_to_portal: { en: 'Go to the portal', ar: 'الانتقال إلى البوابة' },
  continue: { en: 'Continue', ar: 'متابعة' },
  cancel: { en: 'Cancel', ar: 'إلغاء' },

  sign_in_title: { en: 'Sign in', ar: 'تسجيل الدخول' },
  sign_in_lead: {
    en: 'Use your HQ staff account',
    ar: 'استخدم حسابك لدى المقر',
  },
  email: { en: 'E-mail', ar: 'البريد الإلكتروني' },
  password: { en: 'Password', ar: 'كلمة المرور' },
  sign_in: { en: 'Sign in', ar: 'تسجيل الدخول' },
  forgot: {
    en: 'Forgot your password? Ask an administrator for a new invitation link.',
    ar: 'نسيت كلمة المرور؟ اطلب من أحد المسؤولين رابط دعوة جديدًا.',
  },
  wrong_password: {
    en: 'The e-mail or the password is wrong',
    ar: 'البريد الإلكتروني أو كلمة المرور غير صحيحة',
  },
  blocked: {
    en: 'Too many attempts. Try again in {wait}.',
    ar: 'محاولات كثيرة. أعد المحاولة بعد {wait}.',
  },
  busy: {
    en: 'Many people are signing in at this moment. Try again in a few seconds.',
    ar: 'يسجل كثيرون الدخول في هذه اللحظة. أعد المحاولة بعد ثوانٍ.',
  },

  code_title: { en: 'Enter your code', ar: 'أدخل الرمز' },
  code_lead: {
    en: 'Open your authenticator app and type the 6-digit code for {email}',
    ar: 'افتح تطبيق المصادقة واكتب الرمز المكون من 6 أرقام للحساب {email}',
  },
  code: { en: 'Code', ar: 'الرمز' },
  code_hint: {
    en: 'No phone at hand? Type one of your recovery codes instead.',
    ar: 'هاتفك ليس معك؟ اكتب أحد رموز الاسترداد بدلًا من ذلك.',
  },
  wrong_code: {
    en: 'This code is wrong or was used before. Wait for the next one.',
    ar: 'هذا الرمز غير صحيح أو سبق استخدامه. انتظر الرمز التالي.',
  },
  other_account: {
    en: 'Use another account',
    ar: 'استخدام حساب آخر',
  },

  enrol_title: {
    en: 'Set up two-step sign-in',
    ar: 'إعداد الدخول بخطوتين',
  },
  enrol_lead_required: {
    en: 'Your role requires a second step at sign-in. You need an authenticator app on your phone.',
    ar: 'يتطلب دورك خطوة ثانية عند تسجيل الدخول. تحتاج إلى تطبيق مصادقة على هاتفك.',
  },
  enrol_lead: {
    en: 'You need an authenticator app on your phone.',
    ar: 'تحتاج إلى تطبيق مصادقة على هاتفك.',
  },
  enrol_scan: {
    en: 'Scan this code with the app',
    ar: 'امسح هذا الرمز بالتطبيق',
  },
  qr_alt: {
    en: 'QR code for the authenticator app; the key below says the same',
    ar: 'رمز QR لتطبيق المصادقة، والمفتاح أدناه يحمل المحتوى نفسه',
  },
  enrol_type: {
    en: 'Or type this key into it',
    ar: 'أو اكتب فيه هذا المفتاح',
  },
  enrol_confirm: {
    en: 'Then type the 6-digit code that the app shows',
    ar: 'ثم اكتب الرمز المكون من 6 أرقام الذي يعرضه التطبيق',
  },
  enrol_wrong_code: {
    en: 'The code does not match. Check the time on your phone and type the present code.',
    ar: 'الرمز غير مطابق. تحقق من ساعة هاتفك واكتب الرمز الحالي.',
  },
  turn_on: { en: 'Turn on', ar: 'تفعيل' },

  recovery_title: {
    en: 'Save your recovery codes',
    ar: 'احفظ رموز الاسترداد',
  },
  recovery_lead: {
    en: 'Each code replaces your phone once. They are shown only now: print them or keep them in a password manager.',
    ar: 'كل رمز يحل محل هاتفك مرة واحدة. تظهر الرموز الآن فقط: اطبعها أو احفظها في مدير كلمات مرور.',
  },
  recovery_saved: {
    en: 'I have saved them',
    ar: 'حفظتها',
  },

  new_password_title: {
    en: 'Choose a new password',
    ar: 'اختر كلمة مرور جديدة',
  },
  new_password_lead: {
    en: 'Somebody else chose your present password, so it must be replaced.',
    ar: 'اختار كلمة المرور الحالية شخص آخر، لذا يجب استبدالها.',
  },
  new_password: { en: 'New password', ar: 'كلمة المرور الجديدة' },
  repeat_password: {
    en: 'New password again',
    ar: 'كلمة المرور الجديدة مرة أخرى',
  },
  password_rule: {
    en: 'At least 15 characters. A few unrelated words work well.',
    ar: '15 حرفًا على الأقل. بضع كلمات لا رابط بينها خيار جيد.',
  },
  passwords_differ: {
    en: 'The two passwords are not the same',
    ar: 'كلمتا المرور غير متطابقتين',
  },
  password_same: {
    en: 'Choose a password that differs from the present one',
    ar: 'اختر كلمة مرور مختلفة عن الحالية',
  },
  save_password: { en: 'Save password', ar: 'حفظ كلمة المرور' },

  invitation_title: {
    en: 'Welcome, {name}',
    ar: 'مرحبًا {name}',
  },
  invitation_lead: {
    en: 'Choose the password for {email}',
    ar: 'اختر كلمة المرور للحساب {email}',
  },
  invitation_done_title: {
    en: 'Your password is saved',
    ar: 'حُفظت كلمة المرور',
  },
  invitation_done_lead: {
    en: 'Sign in with it now.',
    ar: 'سجّل الدخول بها الآن.',
  },
  invitation_gone_title: {
    en: 'This link no longer works',
    ar: 'لم يعد هذا الرابط صالحًا',
  },
  invitation_gone_lead: {
    en: 'It was used before, has expired, or a newer one replaced it. Ask an administrator for a new invitation.',
    ar: 'استُخدم من قبل أو انتهت صلاحيته أو حل محله رابط أحدث. اطلب دعوة جديدة من أحد المسؤولين.',
  },

  account_title: { en: 'My security', ar: 'أمان حسابي' },
  account_lead: {
    en: 'Signed in as {email}',
    ar: 'الحساب الحالي: {email}',
  },
  two_step: { en: 'Two-step sign-in', ar: 'الدخول بخطوتين' },
  two_step_on: {
    en: 'On. Your authenticator app is asked for at every sign-in.',
    ar: 'مفعّل. يُطلب رمز تطبيق المصادقة عند كل تسجيل دخول.',
  },
  two_step_off: {
    en: 'Off. With an authenticator app, a stolen password alone is of no use.',
    ar: 'غير مفعّل. مع تطبيق المصادقة لا تكفي كلمة مرور مسروقة وحدها.',
  },
  two_step_required: {
    en: 'Your role requires it, so it cannot be turned off. You can move it to another phone.',
    ar: 'دورك يتطلبه، لذا لا يمكن تعطيله. يمكنك نقله إلى هاتف آخر.',
  },
  recovery_left: {
    en: 'Recovery codes left: {count}',
    ar: 'رموز الاسترداد المتبقية: {count}',
  },
  set_up: { en: 'Set up', ar: 'إعداد' },
  move_phone: {
    en: 'Move to another phone',
    ar: 'نقل إلى هاتف آخر',
  },
  turn_off: { en: 'Turn off', ar: 'تعطيل' },
  renew_codes: {
    en: 'Make new recovery codes',
    ar: 'إنشاء رموز استرداد جديدة',
  },
  current_password: { en: 'Present password', ar: 'كلمة المرور الحالية' },
  current_password_wrong: {
    en: 'The present password is wrong',
    ar: 'كلمة المرور الحالية غير صحيحة',
  },
  change_password: { en: 'Change password', ar: 'تغيير كلمة المرور' },
  change_password_note: {
    en: 'All your sessions end, and you sign in again with the new password.',
    ar: 'تنتهي جميع جلساتك، وتسجل الدخول من جديد بكلمة المرور الجديدة.',
  },
  sessions: { en: 'Portal sessions', ar: 'جلسات البوابة' },
  sessions_none: {
    en: 'No session is open in the portal.',
    ar: 'لا توجد جلسات مفتوحة في البوابة.',
  },
  session_times: {
    en: 'Signed in {since} · last used {seen}',
    ar: 'بداية الجلسة {since} · آخر استخدام {seen}',
  },
  unknown_browser: { en: 'Unknown browser', ar: 'متصفح غير معروف' },
  end_session: { en: 'End session', ar: 'إنهاء الجلسة' },
  end_session_of: {
    en: 'End session: {browser}, {address}',
    ar: 'إنهاء الجلسة: {browser}، {address}',
  },
  sign_out_everywhere: {
    en: 'Sign out everywhere',
    ar: 'تسجيل الخروج من كل مكان',
  },
  sign_out_everywhere_note: {
    en: 'Ends every session on every device, this one included.',
    ar: 'ينهي كل الجلسات على كل الأجهزة، بما فيها هذه.',
  },
  saved_totp_off: {
    en: 'Two-step sign-in is off',
    ar: 'الدخول بخطوتين معطّل',
  },
  saved_session: { en: 'The session has ended', ar: 'انتهت الجلسة' },

  sign_out_title: { en: 'Sign out', ar: 'تسجيل الخروج' },
  sign_out_lead: {
    en: 'End your session in this browser?',
    ar: 'هل تريد إنهاء جلستك في هذا المتصفح؟',
  },
  sign_out: { en: 'Sign out', ar: 'تسجيل الخروج' },
  stay: { en: 'Stay signed in', ar: 'البقاء' },
  signed_out_title: { en: 'You are signed out', ar: 'سجّلت الخروج' },
  signed_out_lead: {
    en: 'Nobody can use this browser in your name.',
    ar: 'لا يمكن لأحد استخدام هذا المتصفح باسمك.',
  },

  error_title: {
    en: 'Sign-in could not continue',
    ar: 'تعذر متابعة تسجيل الدخول',
  },
  error_expired: {
    en: 'This sign-in has expired or was opened in another browser. Start again from the portal.',
    ar: 'انتهت صلاحية عملية الدخول هذه أو فُتحت في متصفح آخر. ابدأ من جديد من البوابة.',
  },
  error_form: {
    en: 'The form came from another page or is too old. Go back and try again.',
    ar: 'أُرسل النموذج من صفحة أخرى أو انتهت صلاحيته. ارجع وأعد المحاولة.',
  },
  error_request: {
    en: 'The request to sign in is not valid ({code}). Start again from the portal.',
    ar: 'طلب تسجيل الدخول غير صالح ({code}). ابدأ من جديد من البوابة.',
  },
  error_internal: {
    en: 'Something went wrong on our side. Try again; if it stays, tell an administrator this number: {id}',
    ar: 'حدث خطأ من جانبنا. أعد المحاولة، وإن استمر فأبلغ أحد المسؤولين بهذا الرقم: {id}',
  },
  error_busy: {
    en: 'The portal is very busy just now. Nothing was changed; try again in a moment.',
    ar: 'البوابة مشغولة جدًا في هذه اللحظة. لم يتغير شيء؛ أعد المحاولة بعد قليل.',
  },
} satisfies Record<string, Text>;

export type TextKey = keyof typeof texts;

/** Says a text of the pages in one language. */
export type Translate = (key: TextKey, params?: TextParams) => string;

export function translator(locale: Locale): Translate {
  return (key, params) => fillText(texts[key], locale, params);
}

/** A duration in words, such as `2 minutes`; under a minute in seconds. */
export function waitText(locale: Locale, seconds: number): string {
  const unit = seconds < 60 ? 'second' : 'minute';
  const value = unit === 'second' ? seconds : Math.ceil(seconds / 60);
  return new Intl.NumberFormat(intlLocales[locale], {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(value);
}

/** A moment in UTC. */
export function momentText(locale: Locale, moment: Date): string {
  const text = new Intl.DateTimeFormat(intlLocales[locale], {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(moment);
  return `${text} UTC`;
}
