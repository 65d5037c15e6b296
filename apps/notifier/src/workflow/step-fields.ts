/** What every step may have besides its action and the configuration of that, with the JSON Schema of each. */
export const stepFields = {
  id: { $ref: '#/definitions/word' },
  condition: {
    type: ['string', 'boolean'],
    description: 'an expression that gives true or false. Where it gives false the step is skipped',
  },
  retry: {
    type: 'object',
    description: 'how often a step is tried that fails, and how long it waits before the second attempt',
    properties: {
      attempts: { type: 'integer', minimum: 1, maximum: 20, description: 'a whole number from 1 to 20' },
      backoff_seconds: { type: 'number', minimum: 1, maximum: 3600, description: 'a number from 1 to 3600' },
    },
    required: ['attempts', 'backoff_seconds'],
    additionalProperties: false,
  },
} as const;
