export { TestDatabase } from './testDatabase';
export { TestKernel, actorWith, type TestCall } from './testKernel';
export { startTestPortal, type TestPortal } from './testPortal';
