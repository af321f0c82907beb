export * from './branding';
export * from './health';
export * from './notes';
export * from './people';
export * from './settings';
export * from './usage';
