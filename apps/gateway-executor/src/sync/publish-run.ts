import { type SyncedRecord, recordsSynced, type SyncEnd, syncRunFinished, type SyncRunRef } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { afterCommit, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { batchesOf } from './batches-of';
import type { SyncRun } from './sync-run.entity';

const runs = new Counter({
  name: 'sync_runs_total',
  help: 'Sync runs that ended, by connection, capability and status.',
  labelNames: ['connection', 'capability', 'status'],
});
const published = new Counter({
  name: 'synced_records_published_total',
  help: 'Records that were new, changed or deleted.',
  labelNames: ['connection', 'capability'],
});

/** @returns whether a schedule says when the next run is late. */
type WholeListener = (tx: Tx, run: SyncRun) => Promise<boolean>;

/** Publishes events about a run, in the transaction that stores what they say. */
@Injectable()
export class PublishRun {
  private whole?: WholeListener;

  constructor(private readonly outbox: Outbox) {}

  /** The listener runs in the transaction that ends a run which read everything. Call it in a module's constructor. */
  onWhole(listener: WholeListener): void {
    this.whole = listener;
  }

  /** @returns the number of the last batch. */
  async batches(tx: Tx, run: SyncRun, records: SyncedRecord[]): Promise<number> {
    let seq = run.batches;
    for (const batch of batchesOf(records)) {
      seq += 1;
      await this.outbox.emit(tx, recordsSynced, {
        tenantId: run.tenant_id,
        aggregateId: run.run_id,
        aggregateVersion: seq,
        data: { ...refOf(run), seq, records: batch },
      });
    }
    const { connection_code: connection, capability_code: capability } = run;
    afterCommit(tx, () => published.inc({ connection, capability }, records.length));
    return seq;
  }

  async finished(tx: Tx, run: SyncRun): Promise<void> {
    const { full_resync, started_at, fresh_as_of, batches, skipped_reasons, error } = run;
    const { rows, new: created, changed, unchanged, deleted, skipped, bytes_sent, bytes_received } = run;
    const scheduled = run.status === 'whole' && (await this.whole?.(tx, run));
    const event = this.outbox.compose(syncRunFinished, {
      tenantId: run.tenant_id,
      aggregateId: run.run_id,
      aggregateVersion: batches + 1,
      data: {
        ...refOf(run),
        status: run.status as SyncEnd,
        full_resync,
        started_at: started_at.toISOString(),
        finished_at: run.finished_at!.toISOString(),
        ...(fresh_as_of ? { fresh_as_of: fresh_as_of.toISOString() } : {}),
        ...(scheduled ? { scheduled } : {}),
        batches,
        rows,
        new: created,
        changed,
        unchanged,
        deleted,
        skipped,
        bytes_sent,
        bytes_received,
        skipped_reasons,
        ...(error ? { error } : {}),
      },
    });
    await this.outbox.putAll(tx, [{ ...event, may_wait: true }]);
    const labels = { connection: run.connection_code, capability: run.capability_code, status: run.status };
    afterCommit(tx, () => runs.inc(labels));
  }
}

const refOf = (run: SyncRun): SyncRunRef => ({
  run_id: run.run_id,
  execution_id: run.execution_id,
  integration_id: run.integration_id,
  connection_code: run.connection_code,
  capability_code: run.capability_code,
  object: run.object,
  direction: run.direction,
});
