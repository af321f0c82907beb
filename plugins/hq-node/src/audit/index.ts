export * from './canonical';
export * from './chainWalk';
export * from './service';
