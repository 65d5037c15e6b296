import type { DeliveryChannelName } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { gaugeOf, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { ChannelRegistry } from './channel-registry';

export interface OldestOfChannel {
  channel: DeliveryChannelName;
  /** 0 where nothing is due. */
  seconds: number;
}

/** Retries do not make a delivery younger: it counts from when it was due first. */
const oldestDue = {
  name: 'oldest_due_deliveries',
  text: `select c.channel, coalesce(greatest(extract(epoch from clock_timestamp() - d.since), 0), 0)::float8 as seconds
    from unnest($1::text[]) c (channel) left join lateral (
      select coalesce(due_at, created_at) as since from deliveries
      where channel = c.channel and state in ('pending', 'sending', 'ambiguous')
      order by coalesce(due_at, created_at) limit 1) d on true`,
};

/** For how long the oldest unsent delivery of each channel has been due, over all tenants. */
@Injectable()
export class OldestDue implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    gaugeOf(
      {
        name: 'delivery_oldest_due_seconds',
        help: 'For how long the oldest delivery that is not sent has been due, by channel.',
        labels: ['channel'],
        read: async () => (await this.read()).map(({ channel, seconds }) => ({ labels: { channel }, value: seconds })),
      },
      this.logger,
    );
  }

  read(): Promise<OldestOfChannel[]> {
    return this.database.queryInSystem<OldestOfChannel>(oldestDue, [this.channels.names]);
  }
}
