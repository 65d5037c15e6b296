import { randomUUID } from 'node:crypto';
import { PLATFORM_TENANT, staffSignalClosed, staffSignalOpened } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, Database, one, rows, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { decideStaffSignals, type Measured, type Seen, staffSignalFacts, type Stored } from './decide-staff-signals';

type Row = Stored & { reason: string };

/** Stores what is decided, with its event, in one transaction. One process decides at a time. */
@Injectable()
export class KeepStaffSignals {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async keep(measured: Measured): Promise<void> {
    await this.database.inSystem(async (tx) => {
      await one(tx, `select pg_advisory_xact_lock(hashtext('staff_signals'))`);
      const now = this.clock.now();
      const stored = await rows<Stored>(
        tx,
        'select id, kind, about, since, seen_at, opened_at from staff_signals where closed_at is null',
      );
      const { seen, over } = decideStaffSignals(measured, stored, now);
      for (const problem of seen) await this.see(tx, problem, now);
      for (const problem of over) await this.end(tx, problem, now);
    });
  }

  private async see(tx: Tx, { kind, about, reason, opens }: Seen, now: Date): Promise<void> {
    const row = await one<Row>(
      tx,
      `insert into staff_signals (id, tenant_id, kind, about, reason, since, seen_at, opened_at)
       values ($1, $2, $3, $4, $5, $6, $6, case when $7 then $6::timestamptz end)
       on conflict (kind, about) where closed_at is null do update set reason = excluded.reason, seen_at = excluded.seen_at,
         opened_at = coalesce(staff_signals.opened_at, excluded.opened_at)
       returning id, since`,
      [randomUUID(), PLATFORM_TENANT, kind, about, reason, now, opens],
    );
    if (!opens) return;
    const { id, since } = row!;
    const { title, severity, runbook } = staffSignalFacts[kind];
    await this.outbox.emit(tx, staffSignalOpened, {
      tenantId: PLATFORM_TENANT,
      aggregateId: id,
      aggregateVersion: 1,
      data: { staff_signal_id: id, kind, about, title, reason, severity, runbook, since: since.toISOString() },
    });
  }

  /** What was over before it had lasted was never told, and leaves nothing. */
  private async end(tx: Tx, { id, opened_at }: Stored, now: Date): Promise<void> {
    if (!opened_at) {
      await changed(tx, 'delete from staff_signals where id = $1', [id]);
      return;
    }
    await changed(tx, 'update staff_signals set closed_at = $2 where id = $1', [id, now]);
    await this.outbox.emit(tx, staffSignalClosed, {
      tenantId: PLATFORM_TENANT,
      aggregateId: id,
      aggregateVersion: 2,
      data: { staff_signal_id: id, closed_at: now.toISOString() },
    });
  }
}
