import {
  Caller,
  Clock,
  type Page,
  pageOf,
  PageQuery,
  placeOf,
  type Principal,
  Roles,
  Uuid,
} from '@linesman/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsEmail, IsOptional } from 'class-validator';
import type { Decision } from './decision';
import { explain } from './explain';
import { type PersonsRow, ReadDecisions } from './read-decisions';

const DAYS_MS = 30 * 86_400_000;

export class PersonQuery extends PageQuery {
  /** Whose decisions. The caller's own if absent. */
  @IsOptional() @IsEmail() recipient?: string;
}

/** A decision with what its signal is about. */
export interface PersonsDecision extends Decision {
  integration_name: string | null;
  customer_name: string | null;
}

@Roles('csm', 'tenant_admin', 'admin')
@Controller()
export class DecisionsController {
  constructor(
    private readonly decisions: ReadDecisions,
    private readonly clock: Clock,
  ) {}

  /** Who was told of a signal and who was not, each with the rule that decided it and the reason; the oldest first, 500 at most. */
  @Get('risk-signals/:signal_id/decisions')
  async listDecisionsAboutSignal(
    @Caller() { tenantId }: Principal,
    @Param('signal_id', Uuid) id: string,
  ): Promise<{ items: Decision[] }> {
    return { items: (await this.decisions.ofSignal(tenantId, id)).map(explain) };
  }

  /** Why one person was told, or not, in the last 30 days; the newest first. Of a CSM also what their customers' signals told nobody. */
  @Get('decisions')
  async listDecisionsAboutPerson(
    @Caller() caller: Principal,
    @Query() query: PersonQuery,
  ): Promise<Page<PersonsDecision>> {
    const [at, id] = placeOf(query, 'bigint', 'uuid') ?? [];
    const recipient = query.recipient ?? caller.email ?? '';
    const since = new Date(this.clock.now().getTime() - DAYS_MS);
    const place: [string, string] | undefined = at && id ? [at, id] : undefined;
    const found = await this.decisions.ofPerson(caller.tenantId, { recipient, since, place, limit: query.limit + 1 });
    const page = pageOf(found, query, (row) => [row.place, row.id]);
    return { ...page, items: page.items.map(shown) };
  }
}

const shown = ({ place: _place, integration_name, customer_name, ...row }: PersonsRow): PersonsDecision => ({
  ...explain(row),
  integration_name,
  customer_name,
});
