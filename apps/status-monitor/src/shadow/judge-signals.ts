import { previewSignal, type Severity } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Inject, Injectable } from '@nestjs/common';
import { StatusMonitorConfig } from '../config';
import { type HealthRow, lockHealth } from '../health/health-row';
import type { Span } from '../health/periods';
import { PROVIDERS } from '../providers';
import { rate } from '../signals/severity';
import type { ComparedSignal } from './compare-signals';
import { judgeIntegration } from './judge-integration';
import type { NewShadowRules, ShadowTold, shownOutcomes } from './shadow-rules.dto';
import type { ReplayedSignal } from './signals-of';
import { snapshotOf } from './snapshot-of';

export type Rules = Pick<
  NewShadowRules,
  'failures' | 'of' | 'successes_to_close' | 'refusals' | 'refused_seconds' | 'severities'
>;

/** A signal that the rules would have treated otherwise. */
export interface JudgedSignal {
  tenant_id: string;
  integration_id: string;
  connection_code: string;
  outcome: (typeof shownOutcomes)[number];
  cause?: string;
  at: Date;
  live_opened_at?: Date;
  live_closed_at?: Date;
  live_severity?: Severity;
  shadow_opened_at?: Date;
  shadow_closed_at?: Date;
  shadow_severity?: Severity;
  /** Null where it was not asked. */
  told: ShadowTold[] | null;
}

export interface Judged {
  /** How many signals both rules open at the same time and with the same severity. */
  same: number;
  signals: JudgedSignal[];
}

/** Whom the notifier would have told is asked of so many signals of one integration at most. */
const MOST_ASKED = 50;
const ASK_MS = 10_000;

/** Judges what shadow rules would have done with one integration, and asks the notifier whom that would have told. */
@Injectable()
export class JudgeSignals {
  constructor(
    private readonly database: Database,
    private readonly rpc: RpcClient,
    private readonly config: StatusMonitorConfig,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  /** @throws Problem with status 503 while the notifier does not answer. */
  async judge(tenantId: string, integrationId: string, span: Span, rules: Rules): Promise<Judged> {
    const numbers = {
      window: { failures: rules.failures, of: rules.of, successes_to_close: rules.successes_to_close },
      streak: { refusals: rules.refusals, seconds: rules.refused_seconds },
    };
    const { row, compared } = await this.database.inTenant(tenantId, async (tx) => ({
      compared: await judgeIntegration(tx, integrationId, span, numbers),
      row: await lockHealth(tx, integrationId),
    }));
    const judged: Judged = { same: 0, signals: [] };
    if (!row?.first_success_at || row.deleted) return judged;
    const worked = row.first_success_at;
    for (const one of compared.filter(({ live, shadow }) => (shadow ?? live)!.opened_at >= worked)) {
      const signal = this.rated(row, one, rules);
      if (!signal) judged.same++;
      else
        judged.signals.push({
          ...signal,
          told: judged.signals.length < MOST_ASKED ? await this.told(row, one, signal) : null,
        });
    }
    return judged;
  }

  /** Nothing where both rules do the same. */
  private rated(row: HealthRow, { outcome, live, shadow }: ComparedSignal, { severities }: Rules) {
    const live_severity = live && severityOf(row, live);
    const shadow_severity = shadow && severityOf(row, shadow, severities);
    if (outcome === 'same' && live_severity === shadow_severity) return undefined;
    const { tenant_id, integration_id, integration_type: connection_code } = row;
    return {
      tenant_id,
      integration_id,
      connection_code,
      outcome: outcome === 'same' ? ('rated' as const) : outcome,
      cause: (shadow ?? live)!.health.cause,
      at: (shadow ?? live)!.opened_at,
      live_opened_at: live?.opened_at,
      live_closed_at: live?.closed_at,
      live_severity,
      shadow_opened_at: shadow?.opened_at,
      shadow_closed_at: shadow?.closed_at,
      shadow_severity,
    };
  }

  private async told(
    row: HealthRow,
    { live, shadow }: ComparedSignal,
    { live_severity, shadow_severity }: { live_severity?: Severity; shadow_severity?: Severity },
  ): Promise<ShadowTold[]> {
    const signal = (shadow ?? live)!;
    const snapshot = snapshotOf(row, signal, (shadow ? shadow_severity : live_severity)!, this.providers);
    const ended = this.endsInTime(signal);
    return (await this.rpc.call(previewSignal, { tenant_id: row.tenant_id, snapshot, ended }, ASK_MS)).told;
  }

  /** What is the provider's fault is told after a while, and not if it is over by then. */
  private endsInTime({ health, opened_at, closed_at }: ReplayedSignal): boolean {
    if (health.party !== 'provider' || !closed_at) return false;
    return closed_at.getTime() - opened_at.getTime() < this.config.PROVIDER_HOLD_SECONDS * 1_000;
  }
}

function severityOf(
  { is_critical, customer, severity_policy }: HealthRow,
  { health }: ReplayedSignal,
  table: Rules['severities'] | null = severity_policy,
): Severity {
  const status = health.status === 'disconnected' ? 'disconnected' : 'degraded';
  return rate({ is_critical, arr: customer?.arr, status }, table);
}
