import { Database } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Gauge, register } from 'prom-client';

const NAME = 'sync_oldest_fresh_as_of_timestamp_seconds';

interface Oldest {
  connection: string;
  capability: string;
  fresh_as_of: number;
}

/** Over all tenants, for whoever watches that nobody's records grow old unnoticed. */
@Injectable()
export class Freshness implements OnModuleInit {
  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    const oldest = () => this.oldest();
    const { logger } = this;
    register.removeSingleMetric(NAME);
    new Gauge({
      name: NAME,
      help: 'Everything that a provider had at this time is known of every integration once synced, by connection and capability.',
      labelNames: ['connection', 'capability'],
      async collect() {
        try {
          const rows = await oldest();
          this.reset();
          for (const { connection, capability, fresh_as_of } of rows) this.set({ connection, capability }, fresh_as_of);
        } catch (error) {
          logger.warn({ err: error }, 'freshness of syncs');
        }
      },
    });
  }

  private async oldest(): Promise<Oldest[]> {
    return (await this.database.inSystem((tx) =>
      tx.query(
        `select connection_code as connection, capability_code as capability,
           extract(epoch from min(fresh_as_of))::float8 as fresh_as_of
         from sync_cursors where fresh_as_of is not null group by connection_code, capability_code`,
      ),
    )) as Oldest[];
  }
}
