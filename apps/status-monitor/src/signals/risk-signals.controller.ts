import { Database, one, rows } from '@linesman/persistence';
import { Caller, notFound, type Page, pageOf, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import type { RiskSignalView, WholeRiskSignal } from './risk-signal.view';
import { columns, listSignals, SignalsQuery, statusesOf } from './signals.query';

type Placed = RiskSignalView & { place_rank: number };

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('risk-signals')
export class RiskSignalsController {
  constructor(private readonly database: Database) {}

  /** Newest first, unless ordered by urgency. */
  @Get()
  async list(@Query() query: SignalsQuery, @Caller() caller: Principal): Promise<Page<RiskSignalView>> {
    const { status, integration_id, customer_id, severity, csm, q, order, limit } = query;
    const [place_rank, place_at, place_id] = placeOf(query, 'integer', 'time', 'uuid') ?? [];
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      rows<Placed>(tx, listSignals[order ?? 'newest'], [
        status ? statusesOf[status] : null,
        integration_id,
        customer_id,
        severity,
        csm ? (caller.email ?? '') : null,
        q,
        place_rank,
        place_at,
        place_id,
        limit + 1,
      ]),
    );
    const { items, next_cursor } = pageOf(found, query, (row) => [row.place_rank, row.opened_at, row.signal_id]);
    return { items: items.map(({ place_rank: _rank, ...view }) => view), next_cursor };
  }

  /** One signal with its whole snapshot. */
  @Get(':signal_id')
  async get(@Param('signal_id', Uuid) id: string, @Caller() caller: Principal): Promise<WholeRiskSignal> {
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      one<WholeRiskSignal>(tx, `select ${columns}, snapshot from risk_signals where signal_id = $1`, [id]),
    );
    if (!found) throw notFound('risk signal');
    return found;
  }
}
