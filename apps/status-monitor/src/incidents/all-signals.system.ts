import { Database, rows } from '@linesman/persistence';
import { type Page, pageOf, placeOf } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { AllSignalsQuery, StaffSignalView } from './all-signals.dto';

const statusesOf = { open: ['open', 'acknowledged'], resolved: ['resolved', 'withdrawn'] };

const listed = `select signal_id, tenant_id, integration_id, snapshot -> 'status_change' ->> 'integration_type' as connection_code,
    signal_type, severity, status, cause, snapshot -> 'status_change' ->> 'party_at_fault' as party_at_fault, opened_at,
    acknowledged_at, resolved_at
  from risk_signals
  where ($1::text[] is null or status = any($1)) and ($2::uuid is null or tenant_id = $2)
    and ($3::text is null or severity = $3)
    and ($4::timestamptz is null or (opened_at, signal_id) < ($4, $5::uuid))
  order by opened_at desc, signal_id desc limit $6`;

/** The risk signals of all tenants, for staff. */
@Injectable()
export class AllSignals {
  constructor(private readonly database: Database) {}

  async list(query: AllSignalsQuery): Promise<Page<StaffSignalView>> {
    const { status, tenant_id, severity, limit } = query;
    const [opened_at, id] = placeOf(query, 'time', 'uuid') ?? [];
    const values = [status ? statusesOf[status] : null, tenant_id, severity, opened_at, id, limit + 1];
    const found = await this.database.inSystem((tx) => rows<StaffSignalView>(tx, listed, values));
    return pageOf(found, query, (row) => [row.opened_at, row.signal_id]);
  }
}
