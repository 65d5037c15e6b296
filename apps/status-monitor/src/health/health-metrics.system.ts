import { Database, rows } from '@linesman/persistence';
import { gaugeOf, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { isWatched, stateNow } from './state-now';

interface Counted {
  connection: string;
  state: string;
  value: number;
}

/** Metrics over all tenants. Every process shows the same numbers. */
@Injectable()
export class HealthMetrics implements OnModuleInit {
  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    gaugeOf(
      {
        name: 'integrations_in_state',
        help: 'Integrations that are connected and switched on, over all processes, by connection and state.',
        labels: ['connection', 'state'],
        read: async () => (await this.states()).map(({ value, ...labels }) => ({ labels, value })),
      },
      this.logger,
    );
    gaugeOf(
      {
        name: 'probes_overdue_seconds',
        help: 'For how long the oldest probe that is due has waited for a process to claim it.',
        read: async () => (await this.overdue()).map(({ value }) => ({ labels: {}, value })),
      },
      this.logger,
    );
  }

  private states(): Promise<Counted[]> {
    return this.database.inSystem((tx) =>
      rows<Counted>(
        tx,
        `select i.connection_code as connection, ${stateNow} as state, count(*)::int as value
         from integrations_copy i join integration_health h using (integration_id)
         where not i.deleted and ${isWatched} group by 1, 2`,
      ),
    );
  }

  private overdue(): Promise<{ value: number }[]> {
    return this.database.inSystem((tx) =>
      rows<{ value: number }>(
        tx,
        `select coalesce(greatest(extract(epoch from clock_timestamp() - min(next_probe_at)), 0), 0)::float8 as value
         from integration_health where next_probe_at is not null`,
      ),
    );
  }
}
