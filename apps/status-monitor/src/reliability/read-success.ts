import { Database, one } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Span } from '../health/periods';
import type { Asked } from './asked';
import { metricsOf } from './figures';
import { ReadReliability } from './read-reliability';
import type { SuccessReport } from './reliability.dto';
import { daysAsked, daysBefore, spanOf } from '../days/spans';
import { noTally } from './tally';

/** How the goals were met. */
@Injectable()
export class ReadSuccess {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reliability: ReadReliability,
  ) {}

  async read(tenantId: string, asked: Asked): Promise<SuccessReport> {
    const [group] = await this.reliability.read(tenantId, 'tenant', asked);
    const time_zone = group?.time_zone ?? asked.time_zone ?? 'UTC';
    const days = daysAsked(asked, time_zone, this.clock.now());
    const tickets = {
      opened: await this.tickets(tenantId, spanOf(days, time_zone), asked),
      opened_before: await this.tickets(tenantId, spanOf(daysBefore(days), time_zone), asked),
    };
    return { ...days, time_zone, ...metricsOf(group?.periods[0]?.tally ?? noTally(), tickets) };
  }

  private async tickets(tenantId: string, { from, to }: Span, asked: Asked): Promise<number> {
    const { integration_id, customer_id, connection_code } = asked;
    const found = await this.database.inTenant(tenantId, (tx) =>
      one<{ many: number }>(
        tx,
        `select count(*)::int as many from support_tickets t join integrations_copy i using (integration_id)
         where t.tenant_id = $1 and t.opened_at >= $2 and t.opened_at < $3 and not i.deleted
           and ($4::uuid is null or i.integration_id = $4) and ($5::uuid is null or i.customer_id = $5)
           and ($6::text is null or i.connection_code = $6)`,
        [tenantId, from, to, integration_id, customer_id, connection_code],
      ),
    );
    return found!.many;
  }
}
