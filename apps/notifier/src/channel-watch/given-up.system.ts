import type { DeliveryChannelName } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

export const WITHIN_MINUTES = 15;
const COUNTED = 1_000;

const givenUp = {
  name: 'deliveries_given_up',
  text: `select c.channel, d.count from unnest($1::text[]) c (channel) cross join lateral (
      select count(*)::int as count from (
        select from deliveries where channel = c.channel and state = 'failed'
          and settled_at > now() - interval '${WITHIN_MINUTES} minutes' and starts_with(reason, 'gave_up')
        limit ${COUNTED}) f) d`,
};

/** How many messages each channel did not take lately, after several attempts. What is refused at once does not count. */
@Injectable()
export class GivenUp {
  constructor(private readonly database: Database) {}

  async count(channels: DeliveryChannelName[]): Promise<Map<DeliveryChannelName, number>> {
    const found = await this.database.queryInSystem<{ channel: DeliveryChannelName; count: number }>(givenUp, [
      channels,
    ]);
    return new Map(found.map(({ channel, count }) => [channel, count]));
  }
}
