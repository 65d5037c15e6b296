import { Database, rows } from '@linesman/persistence';
import { gaugeOf, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';

interface Counted {
  connection: string;
  parked: number;
  oldest: number;
}

/** Metrics of what is parked now. Every process shows the same numbers. */
@Injectable()
export class ParkingMetrics implements OnModuleInit {
  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    const labels = ['connection'];
    gaugeOf(
      {
        name: 'parked_executions',
        help: 'Executions that wait for the recovery of their integration, over all processes, by connection.',
        labels,
        read: () => this.read(({ parked }) => parked),
      },
      this.logger,
    );
    gaugeOf(
      {
        name: 'parked_executions_oldest_timestamp_seconds',
        help: 'When the first of these executions was requested, by connection.',
        labels,
        read: () => this.read(({ oldest }) => oldest),
      },
      this.logger,
    );
  }

  private async read(valueOf: (counted: Counted) => number) {
    return (await this.counted()).map((one) => ({ labels: { connection: one.connection }, value: valueOf(one) }));
  }

  private counted(): Promise<Counted[]> {
    return this.database.inSystem((tx) =>
      rows<Counted>(
        tx,
        `select connection_code as connection, count(*)::int as parked, extract(epoch from min(accepted_at))::float8 as oldest
         from executions where status = 'parked' group by connection_code`,
      ),
    );
  }
}
