/** A parameter of every sync capability, heeded by the executor: the gateway just gets no cursor. */
export const fullResync = {
  full: {
    type: 'boolean',
    default: false,
    description: 'Forget how far the sync has come and read everything again; what is gone by then counts as deleted.',
  },
};
