export { accessModule as default } from './module';
export { accessOperations } from './operations';
export { readSessionRules, type SessionRules } from './access/limits';
export {
  apiKeyTokenHandlerFactory,
  hqAccessServiceFactory,
  hqAuthServiceFactory,
  signalsGuardModule,
} from './access/services';
