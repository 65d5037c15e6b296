import type { Failed } from '../ledger/outcome';

const AGAIN_MS = 500;

/** Nothing was sent yet. It is tried again until the deadline. */
export const notNow = (code: string, message: string): Failed => ({
  kind: 'failed',
  unsent: true,
  retry_after_ms: AGAIN_MS,
  error: { class: 'transient', cause: 'busy', code, message },
});
