export * from './database';
export { Kernel, type Answer, type Call } from './kernel/kernel';
export { openApiDocument } from './doors/openapi';
export { hqPlugin as default } from './plugin';
