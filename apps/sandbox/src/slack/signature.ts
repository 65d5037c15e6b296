import { createHmac } from 'node:crypto';

/** As Slack signs what it sends to an app. */
export const signature = (secret: string, timestamp: string, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
