/** What every step may have besides its action and the configuration of that, with the JSON Schema of each. */
export const stepFields = {
  id: { $ref: '#/definitions/word' },
  condition: {
    type: ['string', 'boolean'],
    description: 'an expression that gives true or false. Where it gives false the step is skipped',
  },
} as const;
