import type { ConnectSession } from './connect-session.entity';

export type LinkState = 'open' | 'used' | 'expired' | 'revoked' | 'unknown';

/** A callback may come after the link expired, as long as it was started before. */
const CONSENT_MS = 30 * 60_000;

type Times = Pick<ConnectSession, 'consumed_at' | 'revoked_at' | 'expires_at'>;

export function linkState(session: Times | null, now: Date): LinkState {
  if (!session) return 'unknown';
  if (session.consumed_at) return 'used';
  if (session.revoked_at) return 'revoked';
  return session.expires_at <= now ? 'expired' : 'open';
}

export function callbackState(session: Times & Pick<ConnectSession, 'started_at'>, now: Date): LinkState {
  const until = new Date((session.started_at?.getTime() ?? 0) + CONSENT_MS);
  return linkState({ ...session, expires_at: until }, now);
}
