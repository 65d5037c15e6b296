/** Of the usual interval. A success of the last probe is always older. */
const RECENT_SHARE = 0.5;

interface Known {
  /** Somebody or something asked for this probe, or the provider failed. */
  asked: boolean;
  healthy: boolean;
  usual_seconds: number;
  /** Since the start of the newest call that succeeded with the present credentials; null if none did. */
  seconds_since_success: number | null;
}

/** Whether executions have shown so recently that the integration works that it needs no probe. */
export const isProven = ({ asked, healthy, usual_seconds, seconds_since_success }: Known): boolean =>
  !asked && healthy && seconds_since_success !== null && seconds_since_success < usual_seconds * RECENT_SHARE;
