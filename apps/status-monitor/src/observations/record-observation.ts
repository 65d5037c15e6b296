import {
  causeFacts,
  type IntegrationStatusChanged,
  integrationStatusChanged,
  type Observation,
} from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { textForCause } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { StatusMonitorConfig } from '../config';
import { applyObservation, isCounted, type Transition } from '../health/apply-observation';
import { defaultPolicy, type HealthPolicy } from '../health/cause-table';
import { clampToReceipt } from '../health/clamp';
import { type HealthRow, lockHealth, saveHealth } from '../health/health-row';
import type { Health } from '../health/machine-state';
import { statusChange } from '../health/status-change';
import { ProbeIntervals } from '../probe-intervals';
import { PROVIDERS } from '../providers';
import { AskSiblings } from '../schedule/ask-siblings.system';
import { followTrials, type Trials } from '../schedule/follow-trials';
import { RiskSignals } from '../signals/risk-signals';
import { countCall } from './call-buckets';
import { probeSameAccount } from './probe-same-account';
import { recordEvent, recordFailure, recordWatchedAgain } from './record-event';

/** The replica does not have the integration or customer yet: its event has not arrived. */
export class NotYetKnown extends Error {}

/**
 * Records one observation in the caller's transaction: the state machine, the health row, its events and its risk
 * signals. Every observation comes here, except the successes that {@link RecordSuccesses} records in batches.
 */
@Injectable()
export class RecordObservation {
  private readonly policy: HealthPolicy;

  constructor(
    private readonly outbox: Outbox,
    private readonly signals: RiskSignals,
    private readonly clock: Clock,
    private readonly intervals: ProbeIntervals,
    private readonly siblings: AskSiblings,
    @Inject(PROVIDERS) private readonly providers: Providers,
    { WEBHOOK_REFUSED_SECONDS: seconds }: StatusMonitorConfig,
  ) {
    this.policy = { ...defaultPolicy, streak: { ...defaultPolicy.streak, seconds } };
  }

  /** @throws NotYetKnown, so that the message is delivered again later. */
  async record(tx: Tx, reported: Observation): Promise<void> {
    const row = await lockHealth(tx, reported.integration_id);
    if (!row) throw new NotYetKnown(`integration ${reported.integration_id} is not known yet`);
    if (row.deleted || row.integration_status === 'inactive') return;
    if (row.customer_id && !row.customer) throw new NotYetKnown(`customer ${row.customer_id} is not known yet`);
    const observation = clampToReceipt(reported, row.received_at);
    await countCall(tx, row, observation);
    await recordWatchedAgain(tx, row, observation);
    const counted = isCounted(row.machine_state, observation, this.policy);
    const before = row.machine_state.health;
    const { state, transition } = applyObservation(row.machine_state, observation, this.policy);
    this.update(row, state, observation, counted);
    if (transition) row.version += 1;
    const now = this.clock.now();
    const statusChanged = transition !== undefined && transition.old_status !== transition.new_status;
    const { cause } = state.health;
    const watchedSeconds = this.intervals.watchedSeconds(row, cause);
    await saveHealth(tx, row, {
      observation,
      counted,
      statusChanged,
      watchedSeconds,
      now,
    });
    const trials = trialsAfter(observation, state.health);
    await followTrials(tx, row, trials);
    if (trials === 'begin') this.siblings.askAfterCommit(tx, row);
    if (counted) await recordFailure(tx, row, observation);
    if (transition && cause && causeFacts[cause].stops_calls) await probeSameAccount(tx, row);

    const change = statusChange(row, observation, before.status, now);
    if (transition) await this.publish(tx, row, change, transition);
    const firstSuccess = !row.has_worked && observation.outcome === 'success';
    row.has_worked ||= firstSuccess;
    await this.signals.follow(tx, row, change, { counted, news: transition !== undefined || firstSuccess });
  }

  private async publish(tx: Tx, row: HealthRow, change: IntegrationStatusChanged, to: Transition): Promise<void> {
    const { old_status, new_status } = to;
    const type = new_status === 'healthy' ? 'recovered' : new_status;
    await recordEvent(tx, row, old_status === new_status ? 'cause_changed' : type, change);
    await this.outbox.emit(tx, integrationStatusChanged, {
      tenantId: row.tenant_id,
      aggregateId: row.integration_id,
      aggregateVersion: row.version,
      data: change,
    });
  }

  /** The row keeps the reason of the published cause; other failures that join it do not change the reason. */
  private update(row: HealthRow, state: HealthRow['machine_state'], observation: Observation, counted: boolean): void {
    const { status, cause } = state.health;
    row.machine_state = state;
    row.failure_count = status === 'healthy' ? 0 : row.failure_count + (counted ? 1 : 0);
    if (!cause) row.failure_reason = row.error_code = null;
    else if (cause !== row.cause) {
      const manifest = this.providers.get(row.integration_type)?.manifest;
      const own = observation.cause === cause ? observation : undefined;
      // A sentence for people. The provider's raw message is stored in integration_events.
      row.failure_reason = manifest ? textForCause(manifest, cause).reason : (own?.message ?? cause);
      row.error_code = own?.error_code || null;
    }
    row.cause = cause ?? null;
  }
}

/** A success while the provider still counts as failing has another one tried soon, because it takes several. */
function trialsAfter({ outcome, cause }: Observation, { problems }: Health): Trials {
  if (cause && causeFacts[cause].party === 'provider') return 'begin';
  if (outcome === 'failure') return 'as_before';
  return problems.some(({ party }) => party === 'provider') ? 'again' : 'over';
}
