export { catalogModuleHq as default } from './module';
