import type { Push } from '@linesman/provider-kit';

/** counts: our access has ended. probe: it may have, and a call finds out. too_old: it was about earlier credentials. */
export type Verdict = 'counts' | 'probe' | 'too_old';

/** A provider's clock counts seconds, and differs from ours. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * What a push means for the credentials that an integration has now. Those that were obtained after the event worked
 * then, so it was not about them: a push that is late, or sent again, breaks nothing that was reconnected since. About the
 * same time, only a probe can tell.
 *
 * A provider knows for sure what became of the access that it gave our app. A key that a person entered may be another
 * app's.
 */
export function judgePush(
  { happened_at, cause }: Pick<Push, 'happened_at' | 'cause'>,
  { obtained_at, from_consent }: { obtained_at: Date; from_consent: boolean },
): Verdict {
  const after_ms = happened_at.getTime() - obtained_at.getTime();
  if (after_ms < -CLOCKS_DIFFER_MS) return 'too_old';
  return cause !== undefined && from_consent && after_ms > CLOCKS_DIFFER_MS ? 'counts' : 'probe';
}
