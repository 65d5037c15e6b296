import { Database } from '@linesman/persistence';
import { Caller, notFound, type Page, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { pageOf, type Place, placeOf } from '../http/page';
import type { RiskSignalView, WholeRiskSignal } from './risk-signal.view';
import { asked, columns, listed, SignalsQuery } from './signals.query';

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('risk-signals')
export class RiskSignalsController {
  constructor(private readonly database: Database) {}

  /** Newest first, unless asked for by urgency. */
  @Get()
  async list(@Query() query: SignalsQuery, @Caller() caller: Principal): Promise<Page<RiskSignalView>> {
    const { status, integration_id, customer_id, severity, csm, q, order, limit } = query;
    const rows = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(listed, [
        order === 'urgency',
        status ? asked[status] : null,
        integration_id,
        customer_id,
        severity,
        csm ? (caller.email ?? '') : null,
        q,
        ...placeOf(query),
        limit + 1,
      ]),
    )) as (RiskSignalView & Place)[];
    return pageOf<RiskSignalView>(rows, query);
  }

  /** With all that is said of it, and when its credentials came in anew. */
  @Get(':signal_id')
  async get(@Param('signal_id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<WholeRiskSignal> {
    const rows = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(`select ${columns}, snapshot from risk_signals where signal_id = $1`, [id]),
    )) as WholeRiskSignal[];
    if (!rows[0]) throw notFound('risk signal');
    return rows[0];
  }
}
