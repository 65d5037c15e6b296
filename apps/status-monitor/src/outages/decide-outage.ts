/** What the calls of one provider's integrations have shown. */
export interface Evidence {
  /** Integrations that failed for the provider's reason within the window. */
  failing: number;
  /** Customers whom these belong to. */
  customers: number;
  /** Integrations that were called within the window: of the provider, and in an outage of those that failed in it. */
  called: number;
  /** Integrations of the outage that fail, whenever they were called last. */
  still_failing: number;
  /** Of these, how many were not called since the provider seems to work again. */
  unproven: number;
}

/** What is known of a provider: nothing, an outage, or an outage that seems to end. */
export type Phase = 'none' | 'open' | 'recovering';

export interface Known {
  phase: Phase;
  /** For how long it has been recovering. */
  recovering_seconds: number;
}

interface Threshold {
  window_seconds: number;
  customers: number;
  percent: number;
}

export interface OutagePolicy {
  /** An outage opens at so many customers and such a share of the integrations that were called. */
  open: Threshold;
  /** Below one of these it seems to end. They are lower, so that it does not open and close in turns. */
  close: Threshold;
  /** It closes after so many seconds below them, once every integration that still fails was called again. */
  recovering_seconds: number;
  /** It does not wait longer for these calls. */
  longest_recovering_seconds: number;
  /** Whose failure it is follows from the calls of its first seconds, while everything still fails. */
  deciding_seconds: number;
}

export const outagePolicy: OutagePolicy = {
  open: { window_seconds: 300, customers: 3, percent: 30 },
  close: { window_seconds: 60, customers: 2, percent: 10 },
  recovering_seconds: 60,
  longest_recovering_seconds: 600,
  deciding_seconds: 120,
};

/** The phase that follows. From `recovering`, `none` means that the outage closes. */
export function decideOutage({ phase, recovering_seconds }: Known, evidence: Evidence, policy: OutagePolicy): Phase {
  if (phase === 'none') return reaches(evidence, policy.open) ? 'open' : 'none';
  if (!seemsOver(evidence, policy)) return 'open';
  if (phase === 'open') return 'recovering';
  const proven = evidence.unproven === 0 || recovering_seconds >= policy.longest_recovering_seconds;
  return proven && recovering_seconds >= policy.recovering_seconds ? 'none' : 'recovering';
}

/** Where nothing was called, nothing says that the provider works again. */
const seemsOver = (evidence: Evidence, { close }: OutagePolicy): boolean =>
  evidence.still_failing === 0 || (evidence.called > 0 && !reaches(evidence, close));

export const reaches = ({ customers, failing, called }: Evidence, least: Threshold): boolean =>
  customers >= least.customers && failing * 100 >= least.percent * called;
