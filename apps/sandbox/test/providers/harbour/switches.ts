import type { SwitchKind } from '../../../src/switches/switch';

export const fog: SwitchKind = {
  kind: 'fog',
  fields: { visibility: 50 },
  name: 'Fog',
  does: ({ visibility }) => `No ship is seen beyond ${visibility} m.`,
  then: 'Ships wait.',
  button: { visibility: 50 },
};
