import { Database, one, rows } from '@linesman/persistence';
import { Caller, Clock, type Page, pageOf, placeOf, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { type Triage, type TriagedSignal, TriagedSignalsQuery, TriageQuery } from './triage.dto';
import { pages, summaries } from './triage.query';

/** A signal with its place in the list. */
interface Placed {
  signal: TriagedSignal;
  rank: number;
  opened_at: Date;
  signal_id: string;
}

@Roles('csm', 'tenant_admin', 'member', 'admin')
@Controller('triage')
export class TriageController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The open signals by cause, with who has to act, who handles them and the ARR at risk. The most urgent first. */
  @Get()
  async summarize(@Caller() caller: Principal, @Query() { view, q }: TriageQuery): Promise<Triage> {
    const values = [...this.known(caller), q, caller.subject];
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      one<Triage>(tx, summaries[view ?? 'all'], values),
    );
    return found!;
  }

  /** The open signals of a view, or of one group of it, page by page. The most urgent first. */
  @Get('signals')
  async listTriagedSignals(
    @Caller() caller: Principal,
    @Query() query: TriagedSignalsQuery,
  ): Promise<Page<TriagedSignal>> {
    const { view, q, connection_code, cause, owner, limit } = query;
    const [rank, opened_at, id] = placeOf(query, 'integer', 'time', 'uuid') ?? [];
    const values = [...this.known(caller), q, connection_code, cause, owner, rank, opened_at, id, limit + 1];
    const found = await this.database.inTenant(caller.tenantId, (tx) => rows<Placed>(tx, pages[view ?? 'all'], values));
    const { items, next_cursor } = pageOf(found, query, (row) => [row.rank, row.opened_at, row.signal_id]);
    return { items: items.map(({ signal }) => signal), next_cursor };
  }

  private known({ tenantId, email }: Principal): [string, string, Date] {
    return [tenantId, email?.toLowerCase() ?? '', this.clock.now()];
  }
}
