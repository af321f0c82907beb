export { catalogModuleHq as default } from './module';
export { PROJECTION_LOCK } from './provider/projection';
