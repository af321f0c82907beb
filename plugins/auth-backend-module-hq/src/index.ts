export { authModuleHq as default } from './module';
