import type { Observation } from '@linesman/contracts';
import type { OAuth2Auth } from '@linesman/provider-kit';

/** The stored state of an integration's credentials that decides about a lease. */
export interface RefreshState {
  credential_version: number;
  obtained_at: Date;
  expires_at: Date | null;
  redeeming_since: Date | null;
  redeeming_until: Date | null;
  retry_at: Date | null;
  refusal: Observation | null;
  refusal_final: boolean;
  refusal_told: boolean;
}

/** How the provider refreshes tokens; undefined if it does not, or if it gave no refresh token. */
export type RefreshMode = Pick<OAuth2Auth, 'refresh' | 'reuse_grace_seconds'> | undefined;

export type LeaseDecision =
  | { kind: 'grant' }
  | { kind: 'refuse'; refusal: Observation }
  /** Claim the refresh, then send the refresh token. `usable`: the current access token still works meanwhile. */
  | { kind: 'refresh'; usable: boolean }
  /** Another process has sent the refresh token and may still get an answer. */
  | { kind: 'wait' }
  /** The process that sent the refresh token ended. Sending it again could revoke the whole grant. */
  | { kind: 'interrupted' }
  /** The access token has expired and cannot be refreshed. */
  | { kind: 'expired' };

const AHEAD_MS = 60_000;
const AHEAD_SHARE = 0.1;

export function decideLease(
  state: RefreshState,
  mode: RefreshMode,
  now: Date,
  refused_version?: number,
): LeaseDecision {
  if (state.refusal && state.refusal_final) return { kind: 'refuse', refusal: state.refusal };
  const expired = state.expires_at !== null && state.expires_at <= now;
  if (!mode) return { kind: expired ? 'expired' : 'grant' };

  const refused = refused_version !== undefined && refused_version >= state.credential_version;
  const usable = !expired && !refused;
  if (usable && !expiresSoon(state, now)) return { kind: 'grant' };
  if (state.redeeming_until) {
    if (state.redeeming_until > now) return { kind: usable ? 'grant' : 'wait' };
    return maySendAgain(state, mode, now) ? { kind: 'refresh', usable } : { kind: 'interrupted' };
  }
  const paused = state.retry_at !== null && state.retry_at > now;
  if (paused && usable) return { kind: 'grant' };
  if (paused && state.refusal && state.refusal_told) return { kind: 'refuse', refusal: state.refusal };
  return { kind: 'refresh', usable };
}

/** Within the last minute or the last tenth of its life, whichever is longer, but never in the first half of its life. */
function expiresSoon({ obtained_at, expires_at }: RefreshState, now: Date): boolean {
  if (!expires_at) return false;
  const life = expires_at.getTime() - obtained_at.getTime();
  const ahead = Math.min(Math.max(AHEAD_MS, life * AHEAD_SHARE), life / 2);
  return expires_at.getTime() - now.getTime() < ahead;
}

function maySendAgain(state: RefreshState, mode: NonNullable<RefreshMode>, now: Date): boolean {
  if (mode.refresh === 'stable') return true;
  const since = state.redeeming_since?.getTime() ?? 0;
  return now.getTime() < since + (mode.reuse_grace_seconds ?? 0) * 1000;
}
