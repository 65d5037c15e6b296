import { Problem } from '@linesman/service-kit';
import type { FastifyReply } from 'fastify';
import type { FeedPosition } from './feed-positions.system';

export const MOST_WAIT_SECONDS = 20;
export const DEFAULT_LIMIT = 100;
export const MOST_EVENTS = 200;
/** A reader may name every type, and types that a later release adds. */
export const MOST_TYPES = 200;

/** Events were deleted that the reader has not seen. */
export function refuseForgotten(after: bigint, { forgotten }: FeedPosition): void {
  if (after >= forgotten) return;
  throw new Problem(
    410,
    'events-forgotten',
    'Events after this position were deleted unread. Ask the APIs for what is so now, then read on from `after=now`.',
  );
}

/** Ends when the time is over, or when the reader went away. */
export function waitSignal(seconds: number, reply: FastifyReply): { signal: AbortSignal; gone: () => boolean } {
  const left = new AbortController();
  reply.raw.once('close', () => reply.raw.writableEnded || left.abort());
  const signals = [left.signal, AbortSignal.timeout(seconds * 1_000)];
  return { signal: AbortSignal.any(signals), gone: () => left.signal.aborted };
}
