export { scaffolderModuleHq as default } from './module';
export { actionsServiceFactories } from './actionsService';
