import { createHmac } from 'node:crypto';
import type { Push } from '../../stand-ins/push';

/** Slack's signature of what it sends to an app. */
export const signature = (secret: string, timestamp: string, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

/** The Events API tells that the app was removed from the workspace. */
export const push: Push = ({ account, change, event_id, at }, { secret }) => {
  if (change !== 'removed') return undefined;
  const seconds = Math.floor(at.getTime() / 1_000);
  const body = JSON.stringify({
    token: 'XXYYZZ',
    team_id: account,
    api_app_id: 'A0LINESMAN',
    event: { type: 'app_uninstalled' },
    type: 'event_callback',
    event_id: `Ev${event_id}`,
    event_time: seconds,
  });
  return {
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': signature(secret, String(seconds), body),
    },
    body,
  };
};
