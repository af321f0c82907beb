export { initializationJob, INITIALIZE_QUEUE } from './job';
export { expireTrialJob } from './expireTrial';
export { readInitialization, resetSteps } from './stepStore';
export { endTrialAt } from './lifecycle';
