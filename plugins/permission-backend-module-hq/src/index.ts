export { permissionModuleHq as default } from './module';
export {
  TEMPLATE_PERMISSION_ANNOTATION,
  templatePermissions,
} from './templates';
