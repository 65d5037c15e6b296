import { provider as courier } from './courier-provider.mjs';

/** Limits the requests of our application, over all tenants together. */
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
