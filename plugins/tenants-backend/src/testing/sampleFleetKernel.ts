import { TestKernel, type TestDatabase } from '@cleanmatex/hq-backend/testing';
import { expireTrialJob, initializationJob } from '../initialization';
import { tenantOperations } from '../operations';
import { sampleFleetJobs, sampleFleetOperations } from '../sampleFleet';

/** A kernel with tenants and the sample fleet. @param available - whether the console may have one; default: true */
export const sampleFleetKernel = (database: TestDatabase, available = true) =>
  new TestKernel(
    database,
    [...tenantOperations, ...sampleFleetOperations(available)],
    [initializationJob, expireTrialJob, ...sampleFleetJobs(available)],
  );
