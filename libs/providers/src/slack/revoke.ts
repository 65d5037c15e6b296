import type { Revoke } from '@linesman/provider-kit';
import { slackGet } from './dialect';

/**
 * Revokes the bot's token, and so removes the bot from all its channels. The app stays listed as installed.
 * https://api.slack.com/methods/auth.revoke
 */
export const revoke: Revoke = async (call) => {
  await slackGet(call, '/auth.revoke', isRevoked);
};

const isRevoked = (body: unknown): body is { ok: true; revoked: true } =>
  (body as { revoked?: unknown } | null)?.revoked === true;
