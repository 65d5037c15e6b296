import { type HttpResponse, retryAfterMs, TransportError } from '@linesman/provider-kit';

/** `posts`: a call without an answer may have left a message. `repeats`: it may be made twice without harm. */
export type Effect = 'posts' | 'repeats';

/**
 * `refused`: this message never gets through. `not_found`: the conversation, or the message in it, does not exist.
 * `malformed`: the same message with less in it may get through.
 */
export type TeamsFailure =
  | { kind: 'retry'; reason: string; after_ms?: number; uncounted?: true }
  | { kind: 'ambiguous'; reason: string }
  | { kind: 'refused' | 'not_found' | 'malformed'; reason: string };

type Rule = { kind: TeamsFailure['kind'] | 'maybe' | 'slower'; reason: string };

/** What an answer of the Bot Connector means. */
const answers: Readonly<Record<number, Rule>> = {
  400: { kind: 'malformed', reason: 'teams_refused_the_message' },
  401: { kind: 'refused', reason: 'teams_rejects_our_app' },
  403: { kind: 'refused', reason: 'teams_app_removed' },
  404: { kind: 'not_found', reason: 'teams_channel_gone' },
  412: { kind: 'retry', reason: 'http_412' },
  413: { kind: 'refused', reason: 'teams_message_too_large' },
  429: { kind: 'slower', reason: 'teams_asks_for_less' },
  // A server says with 503 that it did nothing. With the others it may have.
  503: { kind: 'retry', reason: 'http_503' },
};

/** The same of the server that gives out tokens: nothing was sent yet. */
const tokenAnswers: Readonly<Record<number, Rule>> = {
  400: { kind: 'refused', reason: 'teams_rejects_our_app' },
  401: { kind: 'refused', reason: 'teams_rejects_our_app' },
  403: { kind: 'refused', reason: 'teams_rejects_our_app' },
  429: { kind: 'slower', reason: 'teams_asks_for_less' },
};

const otherwise = (status: number): Rule => ({
  kind: status >= 500 ? 'maybe' : 'refused',
  reason: `http_${status}`,
});

const LEAST_PAUSE_MS = 1_000;

export function failureOfAnswer({ status, headers }: HttpResponse, effect: Effect, now: Date): TeamsFailure {
  return failureOf(answers[status] ?? otherwise(status), { effect, headers, now });
}

export function failureOfToken({ status, headers }: HttpResponse, now: Date): TeamsFailure {
  return failureOf(tokenAnswers[status] ?? otherwise(status), { effect: 'repeats', headers, now });
}

function failureOf(
  { kind, reason }: Rule,
  { effect, headers, now }: { effect: Effect; headers: HttpResponse['headers']; now: Date },
): TeamsFailure {
  if (kind === 'maybe') return { kind: effect === 'posts' ? 'ambiguous' : 'retry', reason };
  if (kind !== 'slower') return { kind, reason };
  const after_ms = Math.max(retryAfterMs(headers, now) ?? 0, LEAST_PAUSE_MS);
  return { kind: 'retry', reason, after_ms, uncounted: true };
}

/** No answer came. */
export function failureOfError(error: unknown, effect: Effect): TeamsFailure {
  const reason = error instanceof TransportError ? error.message : `unexpected: ${String(error)}`;
  const nothing = error instanceof TransportError && error.stage === 'before';
  return { kind: effect === 'posts' && !nothing ? 'ambiguous' : 'retry', reason: reason.slice(0, 300) };
}
