import type { Observation } from '@linesman/contracts';
import type { OAuth2Auth } from '@linesman/provider-kit';

/** How an integration's credentials stand, as far as a lease depends on it. */
export interface RenewalState {
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

/** How the provider renews; nothing where it does not, or where it gave nothing to renew with. */
export type Renewal = Pick<OAuth2Auth, 'refresh' | 'reuse_grace_seconds'> | undefined;

export type LeaseDecision =
  | { kind: 'grant' }
  | { kind: 'refuse'; refusal: Observation }
  /** Send the refresh token, once the attempt is committed. */
  | { kind: 'redeem'; usable: boolean }
  /** Another process has sent it and may still answer. */
  | { kind: 'wait' }
  /** Whoever sent it died, and sending it again may cost the whole grant. */
  | { kind: 'interrupted' }
  /** Over, and nothing renews it. */
  | { kind: 'expired' };

const AHEAD_MS = 60_000;
const AHEAD_SHARE = 0.1;

export function decideLease(state: RenewalState, renewal: Renewal, now: Date, refused_version?: number): LeaseDecision {
  if (state.refusal && state.refusal_final) return { kind: 'refuse', refusal: state.refusal };
  const ended = state.expires_at !== null && state.expires_at <= now;
  if (!renewal) return { kind: ended ? 'expired' : 'grant' };

  const unwanted = refused_version !== undefined && refused_version >= state.credential_version;
  const usable = !ended && !unwanted;
  if (usable && !endsSoon(state, now)) return { kind: 'grant' };
  if (state.redeeming_until) {
    if (state.redeeming_until > now) return { kind: usable ? 'grant' : 'wait' };
    return mayRedeemAgain(state, renewal, now) ? { kind: 'redeem', usable } : { kind: 'interrupted' };
  }
  const resting = state.retry_at !== null && state.retry_at > now;
  if (resting && usable) return { kind: 'grant' };
  if (resting && state.refusal && state.refusal_told) return { kind: 'refuse', refusal: state.refusal };
  return { kind: 'redeem', usable };
}

/** A minute or a tenth of its life before the end, but never in the first half of it. */
function endsSoon({ obtained_at, expires_at }: RenewalState, now: Date): boolean {
  if (!expires_at) return false;
  const life = expires_at.getTime() - obtained_at.getTime();
  const ahead = Math.min(Math.max(AHEAD_MS, life * AHEAD_SHARE), life / 2);
  return expires_at.getTime() - now.getTime() < ahead;
}

function mayRedeemAgain(state: RenewalState, renewal: NonNullable<Renewal>, now: Date): boolean {
  if (renewal.refresh === 'stable') return true;
  const since = state.redeeming_since?.getTime() ?? 0;
  return now.getTime() < since + (renewal.reuse_grace_seconds ?? 0) * 1000;
}
