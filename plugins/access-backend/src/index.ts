export { accessModule as default } from './module';
export { accessOperations } from './operations';
export { readSessionRules, type SessionRules } from './access/limits';
export {
  apiKeyTokenHandlerFactory,
  hqAccessServiceFactory,
  hqHttpAuthServiceFactory,
} from './access/services';
