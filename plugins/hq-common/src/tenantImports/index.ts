export * from './errors';
export * from './fields';
export * from './operations';
export * from './row';
export * from './schemas';
