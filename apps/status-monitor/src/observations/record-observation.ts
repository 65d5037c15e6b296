import { integrationStatusChanged, type IntegrationStatusChanged, type Observation } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { applyObservation, isCounted, type Transition } from '../health/apply-observation';
import { defaultPolicy } from '../health/cause-table';
import { type HealthRow, lockHealth } from '../health/health-row';
import { SignalBook } from '../signals/signal-book';
import { countCall } from './count-call';
import { recordEvent } from './record-event';

/** The integration is not known here yet: its creation is still on its way. */
export class NotYetKnown extends Error {}

/** Every observation, wherever it was made, goes through here: into the machine, the row, the events, the signals. */
@Injectable()
export class RecordObservation {
  constructor(
    private readonly outbox: Outbox,
    private readonly signals: SignalBook,
    private readonly clock: Clock,
  ) {}

  /** @throws NotYetKnown to be tried again. */
  async record(tx: Tx, observation: Observation): Promise<void> {
    const row = await lockHealth(tx, observation.integration_id);
    if (!row) throw new NotYetKnown(`integration ${observation.integration_id} has not been heard of yet`);
    if (row.deleted || row.integration_status === 'inactive') return;
    if (row.customer_id && !row.customer)
      throw new NotYetKnown(`customer ${row.customer_id} has not been heard of yet`);
    await countCall(tx, row, observation);
    const counted = isCounted(row.machine_state, observation, defaultPolicy);
    const { state, transition } = applyObservation(row.machine_state, observation, defaultPolicy);
    row.machine_state = state;
    await this.save(tx, row, observation, counted, transition);
    if (counted) await recordEvent(tx, row, observation);
    if (transition) await this.announce(tx, row, observation, transition);
    else if (counted) await this.signals.seenAgain(tx, row, this.clock.now());
  }

  private async save(
    tx: Tx,
    row: HealthRow,
    observation: Observation,
    counted: boolean,
    transition?: Transition,
  ): Promise<void> {
    const now = this.clock.now();
    const { health, credential_version } = row.machine_state;
    const succeeded = observation.outcome === 'success';
    row.failure_count = health.status === 'healthy' ? 0 : row.failure_count + (counted ? 1 : 0);
    if (counted) {
      row.failure_reason = observation.message ?? observation.cause ?? null;
      row.error_code = observation.error_code ?? null;
    }
    if (transition) row.version += 1;
    await tx.query(
      `update integration_health set machine_state = $2, status = $3::text, cause = $4, party_at_fault = $5, failing_parts = $6,
         failure_count = $7, failure_reason = $8, error_code = $9, credential_version = greatest(credential_version, $10),
         last_successful_sync = case when $11::boolean then greatest(last_successful_sync, $12::timestamptz) else last_successful_sync end,
         last_failure_at = case when $13::boolean then greatest(last_failure_at, $12::timestamptz) else last_failure_at end,
         status_since = case when $14::boolean then $15::timestamptz else status_since end,
         alerted_at = case when $14::boolean and $3::text <> 'healthy' then $15::timestamptz else alerted_at end,
         resolved_at = case when $14::boolean and $3::text = 'healthy' then $15::timestamptz else resolved_at end,
         version = $16, updated_at = $15::timestamptz
       where integration_id = $1`,
      [
        row.integration_id,
        JSON.stringify(row.machine_state),
        health.status,
        health.cause ?? null,
        health.party,
        health.failing_parts,
        row.failure_count,
        health.status === 'healthy' ? null : row.failure_reason,
        health.status === 'healthy' ? null : row.error_code,
        credential_version,
        succeeded,
        observation.started_at,
        counted,
        transition !== undefined,
        now,
        row.version,
      ],
    );
  }

  private async announce(tx: Tx, row: HealthRow, observation: Observation, transition: Transition): Promise<void> {
    const change: IntegrationStatusChanged = {
      integration_id: row.integration_id,
      ...(row.customer_id ? { customer_id: row.customer_id } : {}),
      integration_type: row.integration_type,
      integration_name: row.integration_name,
      old_status: transition.old_status,
      new_status: transition.new_status,
      ...(transition.cause ? { cause: transition.cause } : {}),
      party_at_fault: transition.party,
      ...(row.failure_reason && transition.cause ? { failure_reason: row.failure_reason } : {}),
      ...(row.error_code && transition.cause ? { error_code: row.error_code } : {}),
      failing_parts: transition.failing_parts,
      is_critical: row.is_critical,
      failure_count: row.failure_count,
      detected_by: observation.source,
      observed_at: observation.started_at,
      changed_at: this.clock.now().toISOString(),
    };
    await this.outbox.emit(tx, integrationStatusChanged, {
      tenantId: row.tenant_id,
      aggregateId: row.integration_id,
      aggregateVersion: row.version,
      data: change,
    });
    await this.signals.follow(tx, row, change);
  }
}
