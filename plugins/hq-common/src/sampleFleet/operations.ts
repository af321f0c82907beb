import { z } from 'zod';
import { Reason } from '../access/fields';
import { endpoint } from '../kernel/endpoint';
import { CreateSampleFleet, SampleFleet } from './schemas';

/** Operations on the sample fleet: generated tenants to try the console with, on the embedded database only. */
export const sampleFleetContract = {
  get: endpoint({
    id: 'sampleFleet.get',
    method: 'GET',
    path: '/sample-fleet',
    summary: 'See whether there is a sample fleet and how far it is',
    permission: 'hq.tenant.read',
    input: z.strictObject({}),
    output: SampleFleet,
  }),
  create: endpoint({
    id: 'sampleFleet.create',
    method: 'POST',
    path: '/sample-fleet',
    summary: 'Generate a sample fleet of tenants with usage',
    description:
      'Runs in the background; `sampleFleet.get` tells how far it is. Asking again for the same fleet goes on with one that was interrupted, and changes nothing of one that is complete.',
    permission: 'hq.sample-fleet.manage',
    input: CreateSampleFleet,
    output: SampleFleet,
    successStatus: 202,
    errors: ['ConflictError'],
    audit: { subject: 'sample-fleet', severity: 'high' },
    idempotent: true,
  }),
  remove: endpoint({
    id: 'sampleFleet.remove',
    method: 'DELETE',
    path: '/sample-fleet',
    summary: 'Remove the sample fleet with everything of its tenants',
    description:
      'Runs in the background. Tenants that a person onboarded are never touched. Asking again goes on with a removal that was interrupted.',
    permission: 'hq.sample-fleet.manage',
    input: z.strictObject({ reason: Reason }),
    output: SampleFleet,
    successStatus: 202,
    errors: ['ConflictError'],
    audit: { subject: 'sample-fleet', severity: 'high' },
  }),
};
