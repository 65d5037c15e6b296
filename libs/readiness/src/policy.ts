import type { ReadinessStatus } from '@linesman/contracts';
import type { RawStatusSignals } from '@linesman/provider-kit';
import { readinessTexts } from './texts';

export type IntegrationStatus = ReadinessStatus;

export interface PolicyContext {
  provider: string;
  display_name: string;
  /** The origin that people see. */
  origin: string;
  now: Date;
  ttl_seconds: number;
}

/** Decides what the facts mean. The first rule that applies decides. */
export function decideStatus(signals: RawStatusSignals, context: PolicyContext): IntegrationStatus {
  const { connected, authenticated, has_refresh } = signals;
  const { provider, now, ttl_seconds } = context;
  return {
    provider,
    connected,
    authenticated,
    has_refresh,
    ...verdictOn(signals, context),
    last_checked: now.toISOString(),
    ttl_seconds,
  };
}

type Verdict = Pick<IntegrationStatus, 'blocking_problem' | 'reason' | 'cta_label' | 'cta_url' | 'ask'>;

const told = (blocking_problem: boolean, reason: string): Verdict => ({
  blocking_problem,
  reason,
  cta_label: null,
  cta_url: null,
});

function verdictOn(signals: RawStatusSignals, { provider, display_name: name, origin }: PolicyContext): Verdict {
  const { integration_id } = signals;
  const path = integration_id ? `/integrations/${integration_id}` : `/integrations?connect=${provider}`;
  const call = (reason: string, cta_label: string): Verdict => ({
    ...told(true, reason),
    cta_label,
    cta_url: origin + path,
    ask: { action: signals.connected ? 'reconnect' : 'connect', ...(integration_id ? { integration_id } : {}) },
  });
  // Without our app's credentials at the provider, neither connecting nor reconnecting can succeed.
  if (!signals.app_configured) return told(true, readinessTexts.notConfigured(name));
  if (signals.waits_for_staff) return told(true, readinessTexts.waitsForStaff(name));
  if (!signals.connected) return call(readinessTexts.notConnected(name), readinessTexts.connect(name));
  if (signals.lost_by_us) return call(readinessTexts.lostByUs(name), readinessTexts.reconnect(name));
  if (!signals.authenticated) return call(readinessTexts.notAuthenticated(name), readinessTexts.reconnect(name));
  if (!signals.has_refresh) return call(readinessTexts.noRefresh(name), readinessTexts.reconnect(name));
  if (signals.lacks_scope) return call(readinessTexts.lacksScope(name), readinessTexts.allowMore(name));
  return told(false, readinessTexts.ready(name));
}

/** Leaves a link only to a user who may follow it, and what to ask an admin for only to the others. */
export function offeredTo({ ask, ...status }: IntegrationStatus, may_act: boolean): IntegrationStatus {
  if (may_act || !ask) return status;
  return { ...status, cta_label: readinessTexts.askAdmin, cta_url: null, ask };
}
