export { inline, inlineRows, workbook } from './workbook';
