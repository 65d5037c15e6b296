import { loadProviders } from '@linesman/providers';

const stripe = { ...(await loadProviders()).get('stripe') };
delete stripe.identify;

/** Takes a key, an account's name beside it, and cannot say whose the key is. */
export const provider = {
  ...stripe,
  manifest: {
    ...stripe.manifest,
    code: 'courier',
    display_name: 'Courier',
    credential_schema: {
      type: 'object',
      additionalProperties: false,
      required: ['secret_key'],
      properties: {
        region: { type: 'string', title: 'Region', writeOnly: false, maxLength: 20 },
        secret_key: { type: 'string', title: 'Key', description: 'Under "API" in your <settings>.', maxLength: 100 },
      },
    },
  },
};
