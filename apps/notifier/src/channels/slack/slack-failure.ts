/** `before`: nothing was posted yet. `posting`: the call that posts; what gets no answer may have been posted. */
export type SlackStage = 'before' | 'posting';

/**
 * `workspace`: no message of this tenant gets through. `recipient`: no message to this person ever does. `conversation`:
 * none into this conversation does. `gone`: the message cannot be edited or answered.
 */
export type SlackFailure =
  | { kind: 'retry'; reason: string; after_ms?: number; uncounted?: true }
  | { kind: 'ambiguous'; reason: string }
  | { kind: 'workspace' | 'recipient' | 'conversation' | 'gone'; reason: string };

const workspaceBroken = [
  'token_revoked',
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'team_access_not_granted',
  'org_login_required',
  'missing_scope',
];
const messageGone = [
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'thread_not_found',
  'cannot_reply_to_message',
];
/** Slack does not know the conversation, or closed it: the app was installed anew, or the person left. */
const conversationGone = ['channel_not_found', 'is_archived', 'not_in_channel'];
/** Slack lets an app post there no more. */
const channelRefused = [...conversationGone, 'restricted_action', 'restricted_action_read_only_channel'];
const transient = ['ratelimited', 'rate_limited', 'service_unavailable', 'request_timeout', 'team_added_to_org'];
/** Slack documents that these may have half succeeded. */
const halfDone = ['internal_error', 'fatal_error'];
const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH'];

interface SdkError {
  code?: string;
  data?: { error?: string };
  retryAfter?: number;
  statusCode?: number;
  original?: { message?: string; code?: string; cause?: { code?: string } };
}

export function classifySlackFailure(error: unknown, stage: SlackStage): SlackFailure {
  const it = error as SdkError;
  const maybe = (reason: string): SlackFailure =>
    stage === 'posting' ? { kind: 'ambiguous', reason } : { kind: 'retry', reason };
  switch (it.code) {
    case 'slack_webapi_rate_limited_error':
      return { kind: 'retry', reason: 'ratelimited', after_ms: (it.retryAfter ?? 1) * 1_000, uncounted: true };
    case 'slack_webapi_http_error':
      // With 503 a server says that it did nothing. With the others it may have.
      return it.statusCode === 503 || (it.statusCode ?? 0) < 500
        ? { kind: 'retry', reason: `http_${it.statusCode}` }
        : maybe(`http_${it.statusCode}`);
    case 'slack_webapi_request_error':
      return unanswered(it) ? maybe(describe(it)) : { kind: 'retry', reason: describe(it) };
    case 'slack_webapi_platform_error':
      return refused(it.data?.error ?? 'unknown_error', maybe);
    default:
      return maybe(`unexpected: ${error instanceof Error ? error.message : String(error)}`.slice(0, 300));
  }
}

export const isConversationGone = (error: unknown): boolean =>
  conversationGone.includes((error as SdkError).data?.error ?? '');

/** @returns Slack's word where it lets nothing be posted in a channel. */
export function channelRefusal(error: unknown): string | undefined {
  const word = (error as SdkError).data?.error ?? '';
  return channelRefused.includes(word) ? word : undefined;
}

function refused(word: string, maybe: (reason: string) => SlackFailure): SlackFailure {
  if (halfDone.includes(word)) return maybe(word);
  if (transient.includes(word)) return { kind: 'retry', reason: word };
  if (workspaceBroken.includes(word)) return { kind: 'workspace', reason: word };
  if (messageGone.includes(word)) return { kind: 'gone', reason: word };
  if (conversationGone.includes(word)) return { kind: 'conversation', reason: word };
  return { kind: 'recipient', reason: word };
}

const codeOf = ({ original }: SdkError): string | undefined => original?.cause?.code ?? original?.code;
const unanswered = (it: SdkError): boolean => !neverSent.includes(codeOf(it) ?? '');
const describe = (it: SdkError): string => codeOf(it) ?? it.original?.message ?? 'request_error';
