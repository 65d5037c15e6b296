import type { Cause } from './cause';

/** Causes whose reason has terms that only people who build integrations know. */
const plain: Partial<Record<Cause, (connection: string) => string>> = {
  refresh_refused: (connection) => `${connection} access was revoked or has expired`,
  refresh_interrupted: (connection) => `The renewal of our access to ${connection} was interrupted on our side`,
};

/** What a customer reads in place of the reason that people on our side read. */
export const reasonForCustomer = (connection: string, cause: Cause | null | undefined, reason: string): string =>
  (cause && plain[cause]?.(connection)) || reason;
