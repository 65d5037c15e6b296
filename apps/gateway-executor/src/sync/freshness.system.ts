import { Database, rows } from '@linesman/persistence';
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

/** A metric of the oldest synced records over all tenants, so that an alert can tell when a sync stops. */
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
      help: 'Every synced integration has at least all records that its provider had at this time, by connection and capability.',
      labelNames: ['connection', 'capability'],
      async collect() {
        try {
          const found = await oldest();
          this.reset();
          for (const { connection, capability, fresh_as_of } of found)
            this.set({ connection, capability }, fresh_as_of);
        } catch (error) {
          logger.warn({ err: error }, 'the age of synced records could not be read');
        }
      },
    });
  }

  private oldest(): Promise<Oldest[]> {
    return this.database.inSystem((tx) =>
      rows<Oldest>(
        tx,
        `select connection_code as connection, capability_code as capability,
           extract(epoch from min(fresh_as_of))::float8 as fresh_as_of
         from sync_cursors where fresh_as_of is not null group by connection_code, capability_code`,
      ),
    );
  }
}
