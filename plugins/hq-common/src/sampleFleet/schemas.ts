import { z } from 'zod';

/** Most tenants of a sample fleet. */
export const SAMPLE_FLEET_MAX_TENANTS = 20_000;
/** What a sample fleet is made of unless asked otherwise. */
export const sampleFleetDefaults = { tenants: 60, days: 120, seed: 1 } as const;

/** Whether a sample fleet exists, and how far it is. */
export const sampleFleetStates = [
  'none',
  'creating',
  'ready',
  'removing',
] as const;
export type SampleFleetState = (typeof sampleFleetStates)[number];

const count = (max: number, standard: number, what: string) =>
  z
    .number()
    .int()
    .min(1)
    .max(max)
    .default(standard)
    .describe(`${what}. Default: ${standard}`);

/** What a sample fleet is made of. */
export const CreateSampleFleet = z.strictObject({
  tenants: count(
    SAMPLE_FLEET_MAX_TENANTS,
    sampleFleetDefaults.tenants,
    'How many tenants',
  ),
  days: count(365, sampleFleetDefaults.days, 'Days of usage up to yesterday'),
  seed: count(
    1_000_000,
    sampleFleetDefaults.seed,
    'Number that everything is derived from: the same number gives the same fleet',
  ),
});
export type CreateSampleFleet = z.output<typeof CreateSampleFleet>;

/** The sample fleet as it is now. */
export const SampleFleet = z.object({
  state: z.enum(sampleFleetStates).describe('Whether there is one'),
  available: z
    .boolean()
    .describe(
      'Whether this console may have one: on the embedded database and outside production only',
    ),
  tenants: z.number().int().describe('Tenants asked for; 0 without a fleet'),
  days: z.number().int().describe('Days of usage; 0 without a fleet'),
  seed: z.number().int().describe('Number that it is derived from'),
  done: z.number().int().describe('Tenants created, or removed, so far'),
  rows: z
    .record(z.string(), z.number().int())
    .describe('Rows created so far, by table'),
  stalled: z
    .boolean()
    .describe(
      'Whether the work on it has stopped before it was complete: ask for the same again to go on',
    ),
  error: z
    .string()
    .nullable()
    .describe('Why the last attempt stopped; null when it did not'),
  requestedBy: z.string().nullable().describe('Who asked for it'),
  startedAt: z.iso.datetime().nullable().describe('When it was asked for'),
  finishedAt: z.iso.datetime().nullable().describe('When it was complete'),
});
export type SampleFleet = z.output<typeof SampleFleet>;
