import { Database } from '@linesman/persistence';
import {
  Caller,
  Clock,
  type Page,
  pageOf,
  placeOf,
  type PageQuery,
  type Principal,
  Roles,
  Uuid,
} from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { readRunning } from './running-silences';
import { viewOf } from './silence-view';
import { type Place, Silences } from './silences';
import { SilencesEverywhere } from './silences-everywhere';
import {
  ScopeQuery,
  SilenceBody,
  SilenceChange,
  type SilencePreview,
  SilencesQuery,
  type SilenceView,
} from './silences.dto';
import { silencesOf } from './silent-until';

const of_tenant = { everywhere: false };
const shown = { shown_to_tenant: true };

/** Times in which nobody in the workspace is notified of signals that open. */
@Roles('csm', 'tenant_admin')
@Controller('silences')
export class SilencesController {
  constructor(
    private readonly silences: Silences,
    private readonly everywhere: SilencesEverywhere,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those that have not ended, the one that ends first first; or those that have ended, the newest first. */
  @Get()
  async list(@Caller() { tenantId }: Principal, @Query() query: SilencesQuery): Promise<Page<SilenceView>> {
    const asked = { state: query.state, after: placeIn(query), limit: query.limit + 1 };
    const found = await this.silences.list({ tenantId, ...of_tenant }, asked);
    const now = this.clock.now();
    return pageOf(
      found.map((one) => viewOf(one, now, shown)),
      query,
      placeAfter,
    );
  }

  /** The silences that an integration falls under now, those of our staff too; the longest first. */
  @Roles('csm', 'tenant_admin', 'member')
  @Get('covering')
  async listCoveringSilences(
    @Caller() { tenantId }: Principal,
    @Query() { connection_code, customer_id, integration_id }: ScopeQuery,
  ): Promise<{ items: SilenceView[] }> {
    const own = await this.database.inTenant(tenantId, readRunning);
    const now = this.clock.now();
    const asked = {
      connection_code: connection_code ?? null,
      customer_id: customer_id ?? null,
      integration_id: integration_id ?? null,
    };
    const found = silencesOf(asked, [...own, ...this.everywhere.all], now);
    return { items: found.map(({ silence }) => viewOf(silence, now, shown)) };
  }

  /** How many risk signals are open that such a silence is about. Nothing is stored. */
  @Get('preview')
  previewSilence(@Caller() { tenantId }: Principal, @Query() scope: ScopeQuery): Promise<SilencePreview> {
    return this.silences.preview(tenantId, scope);
  }

  /** Nobody is notified of a signal that opens in this time. If it is still open at the end, people are notified then. Signals that people were notified of before are not silenced. A tenant may have 100 silences that have not ended. */
  @Roles('tenant_admin')
  @Post()
  async create(@Caller() caller: Principal, @Body() body: SilenceBody): Promise<SilenceView> {
    return viewOf(await this.silences.create(caller, of_tenant, body), this.clock.now(), shown);
  }

  /** Lets it end earlier or later. */
  @Roles('tenant_admin')
  @Put(':silence_id')
  async change(
    @Caller() caller: Principal,
    @Param('silence_id', Uuid) id: string,
    @Body() { ends_at }: SilenceChange,
  ): Promise<SilenceView> {
    return viewOf(await this.silences.change(caller, of_tenant, id, ends_at), this.clock.now(), shown);
  }

  /** Ends it at once. What it holds and is still open is told within seconds. */
  @Roles('tenant_admin')
  @Post(':silence_id/end')
  @HttpCode(200)
  async end(@Caller() caller: Principal, @Param('silence_id', Uuid) id: string): Promise<SilenceView> {
    return viewOf(await this.silences.end(caller, of_tenant, id), this.clock.now(), shown);
  }
}

export function placeIn(query: PageQuery): Place | undefined {
  const [ends_at, silence_id] = placeOf(query, 'time', 'uuid') ?? [];
  return ends_at && silence_id ? { ends_at, silence_id } : undefined;
}

export const placeAfter = ({ ends_at, silence_id }: SilenceView): (string | Date)[] => [ends_at, silence_id];
