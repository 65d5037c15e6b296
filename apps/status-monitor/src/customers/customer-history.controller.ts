import { Database, rows } from '@linesman/persistence';
import { Caller, Clock, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { HealthTimeline } from '../health/history.dto';
import { readTimelines } from '../health/read-timelines';

const DAY_MS = 86_400_000;
const MOST_INTEGRATIONS = 50;
const MOST_CHANGES = 200;

export class CustomerHistoryQuery {
  @IsInt() @Min(1) @Max(92) @Type(() => Number) days = 90;
}

/** How the health of one of the customer's integrations changed. */
export interface HealthLane extends HealthTimeline {
  integration_id: string;
  integration_name: string;
  integration_type: string;
  /** Later than that of the history when there were more than two hundred changes since. */
  from: Date;
}

export interface CustomerHistory {
  from: Date;
  to: Date;
  /** At most fifty, critical integrations first. */
  lanes: HealthLane[];
}

type Named = Pick<HealthLane, 'integration_id' | 'integration_name' | 'integration_type'>;

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('customer-health')
export class CustomerHistoryController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Changes of health of the customer's integrations, one lane each. An unknown customer has no lanes. */
  @Get(':customer_id/history')
  async get(
    @Param('customer_id', Uuid) customer_id: string,
    @Query() { days }: CustomerHistoryQuery,
    @Caller() caller: Principal,
  ): Promise<CustomerHistory> {
    const to = this.clock.now();
    const from = new Date(to.getTime() - days * DAY_MS);
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const named = await rows<Named>(
        tx,
        `select integration_id, name as integration_name, connection_code as integration_type from integrations_copy
         where customer_id = $1 and not deleted order by is_critical desc, name, integration_id limit $2`,
        [customer_id, MOST_INTEGRATIONS],
      );
      const ids = named.map(({ integration_id }) => integration_id);
      const timelines = await readTimelines(tx, ids, { from, to }, MOST_CHANGES);
      const lanes = named.flatMap((one) => {
        const timeline = timelines.get(one.integration_id);
        return timeline ? [{ ...one, ...timeline }] : [];
      });
      return { from, to, lanes };
    });
  }
}
