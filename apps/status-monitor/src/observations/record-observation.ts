import { integrationStatusChanged, type Observation } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { StatusMonitorConfig } from '../config';
import { applyObservation, isCounted } from '../health/apply-observation';
import { defaultPolicy, type HealthPolicy } from '../health/cause-table';
import { type HealthRow, lockHealth } from '../health/health-row';
import { saveHealth } from '../health/save-health';
import { statusChange } from '../health/status-change';
import { PROVIDERS } from '../providers';
import { SignalBook } from '../signals/signal-book';
import { countCall } from './count-call';
import { reasonOf } from './reason-of';
import { recordEvent, writeEvent } from './record-event';

/** The integration is not known here yet: its creation is still on its way. */
export class NotYetKnown extends Error {}

/** Every observation, wherever it was made, goes through here: into the machine, the row, the events, the signals. */
@Injectable()
export class RecordObservation {
  private readonly policy: HealthPolicy;

  constructor(
    private readonly outbox: Outbox,
    private readonly signals: SignalBook,
    private readonly clock: Clock,
    @Inject(PROVIDERS) private readonly providers: Providers,
    { WEBHOOK_REFUSED_SECONDS: seconds }: StatusMonitorConfig,
  ) {
    this.policy = { ...defaultPolicy, streak: { ...defaultPolicy.streak, seconds } };
  }

  /** @throws NotYetKnown to be tried again. */
  async record(tx: Tx, observation: Observation): Promise<void> {
    const row = await lockHealth(tx, observation.integration_id);
    if (!row) throw new NotYetKnown(`integration ${observation.integration_id} has not been heard of yet`);
    if (row.deleted || row.integration_status === 'inactive') return;
    if (row.customer_id && !row.customer)
      throw new NotYetKnown(`customer ${row.customer_id} has not been heard of yet`);
    await countCall(tx, row, observation);
    const now = this.clock.now();
    const counted = isCounted(row.machine_state, observation, this.policy);
    const { state, transition } = applyObservation(row.machine_state, observation, this.policy);
    this.take(row, state, observation, counted);
    if (transition) row.version += 1;
    await saveHealth(tx, row, { observation, counted, changed: transition !== undefined, now });
    if (counted) await recordEvent(tx, row, observation);

    const change = statusChange(row, observation, transition?.old_status ?? state.health.status, now);
    if (!transition) return this.signals.goesOn(tx, row, change, counted);
    await writeEvent(tx, row, change.new_status === 'healthy' ? 'recovered' : change.new_status, change);
    await this.outbox.emit(tx, integrationStatusChanged, {
      tenantId: row.tenant_id,
      aggregateId: row.integration_id,
      aggregateVersion: row.version,
      data: change,
    });
    await this.signals.follow(tx, row, change);
  }

  /** The row's own words follow the cause that is told, not each failure that joins it. */
  private take(row: HealthRow, state: HealthRow['machine_state'], observation: Observation, counted: boolean): void {
    const { status, cause } = state.health;
    row.machine_state = state;
    row.failure_count = status === 'healthy' ? 0 : row.failure_count + (counted ? 1 : 0);
    if (!cause) row.failure_reason = row.error_code = null;
    else if (cause !== row.cause) {
      const manifest = this.providers.get(row.integration_type)?.manifest;
      const itself = observation.cause === cause;
      row.failure_reason = reasonOf(cause, manifest, itself ? observation.message : undefined);
      row.error_code = (itself && observation.error_code) || null;
    }
    row.cause = cause ?? null;
  }
}
