export { viewOperations } from './operations';
