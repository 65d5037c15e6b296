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

type Verdict = Pick<IntegrationStatus, 'blocking_problem' | 'reason' | 'cta_label' | 'cta_url'>;

function verdictOn(signals: RawStatusSignals, { provider, display_name: name, origin }: PolicyContext): Verdict {
  const blocking = (reason: string, cta_label: string | null, path: string): Verdict => ({
    blocking_problem: true,
    reason,
    cta_label,
    cta_url: cta_label ? origin + path : null,
  });
  const again = signals.integration_id
    ? `/integrations/${signals.integration_id}`
    : `/integrations?connect=${provider}`;
  // Without our app's credentials at the provider, neither connecting nor reconnecting can succeed.
  if (!signals.app_configured) return blocking(readinessTexts.notConfigured(name), null, '');
  if (signals.waits_for_staff) return blocking(readinessTexts.waitsForStaff(name), null, '');
  if (!signals.connected) return blocking(readinessTexts.notConnected(name), readinessTexts.connect(name), again);
  if (!signals.authenticated)
    return blocking(readinessTexts.notAuthenticated(name), readinessTexts.reconnect(name), again);
  if (!signals.has_refresh) return blocking(readinessTexts.noRefresh(name), readinessTexts.reconnect(name), again);
  return { blocking_problem: false, reason: readinessTexts.ready(name), cta_label: null, cta_url: null };
}
