import type { Message } from './message.entity';

/** What now stands on the channel. */
export type Standing = Partial<Pick<Message, 'team_id' | 'channel_id' | 'ts' | 'message_id' | 'subject'>>;

export type SendOutcome =
  /** `found`: an earlier attempt had arrived. */
  | { kind: 'sent'; standing?: Standing; reason?: string; found?: true }
  /** Nothing was said; `uncounted` when that is no sign of trouble (a rate limit, a budget). */
  | { kind: 'retry'; reason: string; after_ms?: number; uncounted?: true }
  /** No answer came: it may have arrived. */
  | { kind: 'ambiguous'; reason: string }
  /** Never will; `gone` when the address takes no mail at all. */
  | { kind: 'failed'; reason: string; gone?: true }
  | { kind: 'suppressed'; reason: string };

/** yes: it arrived; no: it did not; unknown: nobody can tell; later: ask again after a while. */
export type Found =
  { arrived: 'yes'; standing: Standing } | { arrived: 'no' | 'unknown' } | { arrived: 'later'; after_ms: number };

const BACKOFF_MS = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 900_000];
/** Slack gives up early, because email takes over; a mail server may be away for hours. */
const MAX_ATTEMPTS = { slack: 8, email: 24 };

export const backoffMs = (attempts: number): number => BACKOFF_MS[Math.min(attempts, BACKOFF_MS.length) - 1] ?? 1_000;
export const isExhausted = (channel: 'slack' | 'email', attempts: number): boolean => attempts >= MAX_ATTEMPTS[channel];
