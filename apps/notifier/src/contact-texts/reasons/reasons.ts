import type { Cause } from '@linesman/contracts';

/** Why something fails, by its cause. */
export type Reasons = Record<Cause, string>;
