/** A parameter of every sync capability. If it is true, the executor calls the gateway without a cursor. */
export const fullResync = {
  full: {
    type: 'boolean',
    default: false,
    description: 'Read everything again from the beginning. Records that are no longer there count as deleted.',
  },
};
