export { TestDatabase } from './testDatabase';
