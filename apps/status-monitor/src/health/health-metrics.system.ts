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

/** Counting reads every integration. It may take this share of the time, however many there are and however often it is asked. */
const SHARE = 0.02;

/** Metrics over all tenants. Every process shows the same numbers. */
@Injectable()
export class HealthMetrics implements OnModuleInit {
  private counted: Counted[] = [];
  private countedUntil = 0;

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
        read: async () => (await this.latest()).map(({ value, ...labels }) => ({ labels, value })),
      },
      this.logger,
    );
  }

  private async latest(): Promise<Counted[]> {
    const began = performance.now();
    if (began < this.countedUntil) return this.counted;
    this.counted = await this.states();
    const ended = performance.now();
    this.countedUntil = ended + (ended - began) / SHARE;
    return this.counted;
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
}
