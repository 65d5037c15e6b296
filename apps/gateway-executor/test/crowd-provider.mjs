import { provider as courier } from './courier-provider.mjs';

/** Counts all requests of one application, whoever it makes them for. */
export const provider = {
  ...courier,
  manifest: {
    ...courier.manifest,
    code: 'crowd',
    display_name: 'Crowd',
    capabilities: [
      {
        capability_code: 'READ_CROWD',
        version: 1,
        description: 'Reads.',
        kind: 'read',
        parameters_schema: { type: 'object' },
      },
    ],
    rate_limit: { requests: 10, per_seconds: 1, per: 'application' },
  },
};
