/**
 * Reasons why nobody was told that name something. The notifier writes them here, compares their beginnings in SQL, and
 * pages read them again.
 */
export const PART_OF_OUTAGE = 'part of the outage of ';
export const MANY_FAILURES = 'one of many failures of ';
export const DIGEST_OF = 'digest of ';
export const UNSTABLE = 'unstable: it broke ';
export const SILENCED = 'silenced by ';

const SINCE = ' since ';
const AT_ONCE = ' at once';

export const partOfOutage = (provider: string, since: string): string => PART_OF_OUTAGE + provider + SINCE + since;
export const oneOfManyFailures = (provider: string): string => MANY_FAILURES + provider + AT_ONCE;
export const partOfDigest = (many: number): string => `${DIGEST_OF}${many}`;
export const unstableAfter = (openings: number): string => `${UNSTABLE}${openings} times within an hour`;
export const silencedBy = (who: string, why: string): string => `${SILENCED}${who}: ${why}`;

/** What a reason names. All is absent where it names nothing. */
export interface NamedInReason {
  outage?: { provider: string; since: string };
  /** The provider of which many customers fail at once. */
  many_failures_of?: string;
  digest_of?: string;
  /** How often an unstable integration broke, and within what time. */
  broke?: string;
  /** Whose silence, and what it is for. */
  silenced_by?: string;
}

export function namedIn(reason: string): NamedInReason {
  const after = (beginning: string): string | undefined =>
    reason.startsWith(beginning) ? reason.slice(beginning.length) : undefined;
  const [outage, many] = [after(PART_OF_OUTAGE), after(MANY_FAILURES)];
  const since = outage?.lastIndexOf(SINCE) ?? -1;
  return {
    outage:
      outage && since > 0 ? { provider: outage.slice(0, since), since: outage.slice(since + SINCE.length) } : undefined,
    many_failures_of: many?.endsWith(AT_ONCE) ? many.slice(0, -AT_ONCE.length) : undefined,
    digest_of: after(DIGEST_OF),
    broke: after(UNSTABLE),
    silenced_by: after(SILENCED),
  };
}
