import { Database, rows } from '@linesman/persistence';
import { gaugeOf, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';

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
    gaugeOf(
      {
        name: 'sync_oldest_fresh_as_of_timestamp_seconds',
        help: 'Every synced integration has at least all records that its provider had at this time, by connection and capability.',
        labels: ['connection', 'capability'],
        read: async () => (await this.oldest()).map(({ fresh_as_of: value, ...labels }) => ({ labels, value })),
      },
      this.logger,
    );
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
