import {
  jsonIn,
  type Push,
  refuseOtherTimes,
  verifyHmac,
  type Visit,
  type Webhook,
  WebhookRefused,
} from '@linesman/provider-kit';

/** "If the request timestamp is more than five minutes from local time": Verifying requests from Slack. */
const max_age_seconds = 300;

interface Event {
  type?: unknown;
  tokens?: { bot?: unknown } | null;
  tab?: unknown;
  user?: unknown;
}

/** Which events end the access of our bot. A person's token that was revoked does not: we hold none. */
const endsAccess: Record<string, (event: Event) => boolean> = {
  app_uninstalled: () => true,
  tokens_revoked: ({ tokens }) => Array.isArray(tokens?.bot) && tokens.bot.length > 0,
};

/**
 * The Events API. Slack signs `v0:<timestamp>:<body>` with the app's signing secret, and checks a new address with
 * `url_verification`, whose challenge is the answer.
 *
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 * https://docs.slack.dev/reference/events/url_verification
 * https://docs.slack.dev/reference/events/tokens_revoked
 * https://docs.slack.dev/reference/events/app_uninstalled
 * https://docs.slack.dev/reference/events/app_home_opened
 */
export const webhook: Webhook = {
  verified_with: 'secret',
  status: { accepted: 200, refused: 401 },
  max_age_seconds,
  read({ headers, body, now, verifier }) {
    const timestamp = headers['x-slack-request-timestamp'] ?? '';
    const signature = headers['x-slack-signature'] ?? '';
    verifyHmac({
      secret: verifier,
      content: [`v0:${timestamp}:`, body],
      signatures: signature.startsWith('v0=') ? [signature.slice('v0='.length)] : [],
    });
    refuseOtherTimes(timestamp, now, max_age_seconds);
    const message = jsonIn(body);
    if (message.type === 'url_verification' && typeof message.challenge === 'string')
      return { pushes: [], answer: message.challenge };
    if (message.type !== 'event_callback') return { pushes: [] };
    const visits = visitsIn(message);
    return { pushes: pushesIn(message), ...(visits.length > 0 && { visits }) };
  },
};

function pushesIn({ team_id, event_id, event_time, event }: Record<string, unknown>): Push[] {
  if (typeof team_id !== 'string' || typeof event_id !== 'string' || typeof event_time !== 'number')
    throw new WebhookRefused('malformed');
  const { type, ...about } = (event ?? {}) as Event;
  if (typeof type !== 'string' || !Object.hasOwn(endsAccess, type) || !endsAccess[type]!(about)) return [];
  const happened_at = new Date(event_time * 1_000);
  return [{ event_id, account_id: team_id, event: type, happened_at, cause: 'grant_revoked' }];
}

/** Our app has two tabs, and shows something of its own in one of them. */
function visitsIn({ team_id, event_time, event }: Record<string, unknown>): Visit[] {
  const { type, tab, user } = (event ?? {}) as Event;
  if (type !== 'app_home_opened' || tab !== 'home' || typeof user !== 'string') return [];
  return [{ account_id: String(team_id), user_id: user, at: new Date(Number(event_time) * 1_000) }];
}
