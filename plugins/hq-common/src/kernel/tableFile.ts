import type { ErrorInfo } from './errors';

/** Errors of reading a table out of a file that somebody brings. */
export const tableFileErrors = {
  table_empty: {
    error: 'InputError',
    field: 'content',
    en: 'The file is empty',
    ar: 'الملف فارغ',
  },
  table_header_only: {
    error: 'InputError',
    field: 'content',
    en: 'The file has a header and no rows below it',
    ar: 'في الملف ترويسة ولا صفوف تحتها',
  },
  table_unknown_format: {
    error: 'InputError',
    field: 'content',
    en: 'This is neither a CSV file nor an XLSX workbook. Save it as one of them',
    ar: 'ليس هذا ملف CSV ولا مصنف XLSX. احفظه بإحدى الصيغتين',
  },
  table_old_excel: {
    error: 'InputError',
    field: 'content',
    en: 'This is a workbook of Excel 97–2003 (.xls). Save it as XLSX or CSV',
    ar: 'هذا مصنف بصيغة Excel 97–2003 (⁦.xls⁩). احفظه بصيغة XLSX أو CSV',
  },
  table_password: {
    error: 'InputError',
    field: 'content',
    en: 'The workbook is protected by a password. Save it without one',
    ar: 'المصنف محمي بكلمة مرور. احفظه بدونها',
  },
  table_broken_workbook: {
    error: 'InputError',
    field: 'content',
    en: 'The workbook is damaged. Open it in a spreadsheet program and save it again as XLSX',
    ar: 'المصنف تالف. افتحه في برنامج جداول واحفظه من جديد بصيغة XLSX',
  },
  table_unpacks_too_large: {
    error: 'InputError',
    field: 'content',
    en: 'The workbook unpacks to more than {limit} MB, or to more than {ratio} times its size. Save only the rows that are needed',
    ar: 'حجم المصنف بعد فك الضغط يتجاوز {limit} ميغابايت أو {ratio} ضعف حجمه. احفظ الصفوف اللازمة فقط',
  },
  table_encoding: {
    error: 'InputError',
    field: 'content',
    en: 'The encoding of the text is not known. Save the file as CSV UTF-8',
    ar: 'ترميز النص غير معروف. احفظ الملف بصيغة CSV UTF-8',
  },
  table_nul: {
    error: 'InputError',
    field: 'content',
    en: 'The file has NUL characters and is no text. Save it as CSV UTF-8',
    ar: 'في الملف محارف NUL، فهو ليس نصًا. احفظه بصيغة CSV UTF-8',
  },
  table_quotes: {
    error: 'InputError',
    field: 'content',
    en: 'Line {line} of the file has a quotation mark that is not closed, or text after one',
    ar: 'في السطر {line} من الملف علامة تنصيص غير مغلقة أو نص بعدها',
  },
  table_duplicate_header: {
    error: 'InputError',
    field: 'content',
    en: 'Columns {first} and {second} have the same header, “{header}”. Rename or remove one',
    ar: 'العمودان {first} و{second} لهما الترويسة نفسها «{header}». غيّر اسم أحدهما أو احذفه',
  },
  table_too_many_rows: {
    error: 'InputError',
    field: 'content',
    en: 'The file has more than {limit} rows. Split it',
    ar: 'في الملف أكثر من {limit} صف. قسّمه إلى ملفات',
  },
  table_too_many_columns: {
    error: 'InputError',
    field: 'content',
    en: 'The file has more than {limit} columns. Remove those that are not needed',
    ar: 'في الملف أكثر من {limit} عمود. احذف ما لا يلزم منها',
  },
  table_cell_too_long: {
    error: 'InputError',
    field: 'content',
    en: 'A cell of line {line} has more than {limit} characters',
    ar: 'في السطر {line} خلية تتجاوز {limit} محرف',
  },
  table_too_much_text: {
    error: 'InputError',
    field: 'content',
    en: 'The cells have more than {limit} million characters in all. Split the file',
    ar: 'مجموع محارف الخلايا يتجاوز {limit} مليون. قسّم الملف',
  },
} as const satisfies Record<string, ErrorInfo>;
