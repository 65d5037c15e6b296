import { PLATFORM_TENANT } from '@linesman/contracts';
import { Caller, Clock, type Page, pageOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { viewOf } from './silence-view';
import { Silences } from './silences';
import { placeAfter, placeIn } from './silences.controller';
import { SilenceChange, SilencesQuery, type SilenceView, StaffSilenceBody } from './silences.dto';

const owner = { tenantId: PLATFORM_TENANT, everywhere: true };
const shown = { shown_to_tenant: false };

/** Times in which no workspace is notified of signals that open at a provider, for example while it moves its servers. */
@Roles('admin')
@Controller('internal/silences')
export class StaffSilencesController {
  constructor(
    private readonly silences: Silences,
    private readonly clock: Clock,
  ) {}

  /** Those that have not ended, the one that ends first first; or those that have ended, the newest first. */
  @Get()
  async list(@Query() query: SilencesQuery): Promise<Page<SilenceView>> {
    const found = await this.silences.list(owner, {
      state: query.state,
      after: placeIn(query),
      limit: query.limit + 1,
    });
    const now = this.clock.now();
    return pageOf(
      found.map((one) => viewOf(one, now, shown)),
      query,
      placeAfter,
    );
  }

  /** Every workspace reads the reason. It takes effect in every process within seconds. */
  @Post()
  async create(@Caller() caller: Principal, @Body() body: StaffSilenceBody): Promise<SilenceView> {
    return viewOf(await this.silences.create(asOwner(caller), owner, body), this.clock.now(), shown);
  }

  /** Lets it end earlier or later. */
  @Put(':silence_id')
  async change(
    @Caller() caller: Principal,
    @Param('silence_id', Uuid) id: string,
    @Body() { ends_at }: SilenceChange,
  ): Promise<SilenceView> {
    return viewOf(await this.silences.change(asOwner(caller), owner, id, ends_at), this.clock.now(), shown);
  }

  /** Ends it at once. What it holds and is still open is told within seconds. */
  @Post(':silence_id/end')
  @HttpCode(200)
  async end(@Caller() caller: Principal, @Param('silence_id', Uuid) id: string): Promise<SilenceView> {
    return viewOf(await this.silences.end(asOwner(caller), owner, id), this.clock.now(), shown);
  }
}

/** What is about every tenant belongs to the platform tenant, whichever the caller's is. */
const asOwner = (caller: Principal): Principal => ({ ...caller, tenantId: owner.tenantId });
