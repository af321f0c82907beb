export { scaffolderModuleHq as default } from './module';
