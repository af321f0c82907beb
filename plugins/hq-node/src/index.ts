export * from './access';
export * from './actor';
export * from './database';
export * from './errors';
export * from './extensionPoints';
export * from './jobs';
export * from './scope';
