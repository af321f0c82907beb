export * from './health';
export * from './people';
export * from './usage';
