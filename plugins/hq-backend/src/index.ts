export * from './audit';
export * from './database';
export { rootHttpRouterFactory } from './http/rootHttpRouter';
export { JobQueue } from './jobs/queue';
export { startWorker } from './jobs/worker';
export type { Call } from './kernel/call';
export { Kernel, type Answer } from './kernel/kernel';
export { openApiDocument } from './doors/openapi';
export { hqPlugin as default } from './plugin';
