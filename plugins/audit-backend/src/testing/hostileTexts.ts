/** Texts that spreadsheets and readers of CSV take for something else; the first ten begin like formulas. */
export const hostileTexts = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  "'",
  "''=",
  ' =1',
  'a "quoted", text\r\nwith lines',
  '',
  'مغسلة',
];
