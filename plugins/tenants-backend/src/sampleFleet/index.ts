export { sampleFleetJobs } from './job';
export { sampleFleetOperations } from './operations';
