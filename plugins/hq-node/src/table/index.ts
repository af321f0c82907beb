export { readTable, type Table, type TableRow } from './readTable';
