import { changed, Database, one, type Tx } from '@linesman/persistence';
import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';

/** A process confirms what it handles at least twice within this time. */
const HELD_SECONDS = 20;
const MOST_PER_SERVICE = 100;

export interface SubscriptionRef {
  tenant_id: string;
  /** The subject of the service's token: each service has names of its own. */
  service: string;
  name: string;
}

/** How far a subscription was read, and the process that reads it. */
@Injectable()
export class HoldSubscription {
  constructor(private readonly database: Database) {}

  /**
   * @param from where a new subscription begins.
   * @returns the position behind which to read; undefined while another process reads the subscription.
   */
  take(
    ref: SubscriptionRef,
    consumer: string,
    from: bigint,
    wait_seconds: number,
    done?: string,
  ): Promise<bigint | undefined> {
    return this.database.inTenant(ref.tenant_id, async (tx) => {
      const held = (await this.holdKnown(tx, ref, consumer, wait_seconds, done)) ?? (await this.begin(tx, ref, from));
      if (held !== 'new') return held;
      return this.holdKnown(tx, ref, consumer, wait_seconds, done);
    });
  }

  /** A process that does not read the subscription any more confirms nothing. */
  async confirm(ref: SubscriptionRef, consumer: string, release: boolean, done?: string): Promise<void> {
    await this.database.inTenant(ref.tenant_id, (tx) =>
      changed(
        tx,
        `update event_subscriptions set position = greatest(position, $5::bigint), read_at = clock_timestamp(),
           holder = case when $6 then null else holder end,
           held_until = clock_timestamp() + make_interval(secs => $7)
         where tenant_id = $1 and service = $2 and name = $3 and holder = $4`,
        [...keyOf(ref), consumer, done ?? null, release, HELD_SECONDS],
      ),
    );
  }

  async delete(ref: SubscriptionRef): Promise<boolean> {
    const deleted = await this.database.inTenant(ref.tenant_id, (tx) =>
      changed(tx, 'delete from event_subscriptions where tenant_id = $1 and service = $2 and name = $3', keyOf(ref)),
    );
    return deleted > 0;
  }

  private async holdKnown(
    tx: Tx,
    ref: SubscriptionRef,
    consumer: string,
    wait_seconds: number,
    done?: string,
  ): Promise<bigint | undefined> {
    const row = await one<{ position: string }>(
      tx,
      `update event_subscriptions set holder = $4, read_at = clock_timestamp(),
         held_until = clock_timestamp() + make_interval(secs => $5),
         position = case when holder = $4 then greatest(position, $6::bigint) else position end
       where tenant_id = $1 and service = $2 and name = $3
         and (holder is null or holder = $4 or held_until < clock_timestamp()) returning position::text`,
      [...keyOf(ref), consumer, wait_seconds + HELD_SECONDS, done ?? null],
    );
    return row && BigInt(row.position);
  }

  /** @returns undefined if the subscription exists. */
  private async begin(tx: Tx, ref: SubscriptionRef, from: bigint): Promise<'new' | undefined> {
    const { tenant_id, service } = ref;
    const known = await one<{ mine: boolean; count: string }>(
      tx,
      `select coalesce(bool_or(name = $3), false) as mine, count(*) from event_subscriptions
       where tenant_id = $1 and service = $2`,
      keyOf(ref),
    );
    if (known!.mine) return undefined;
    if (Number(known!.count) >= MOST_PER_SERVICE)
      throw new Problem(
        429,
        'too-many-subscriptions',
        `A service has ${MOST_PER_SERVICE} subscriptions at most. Delete some.`,
      );
    await changed(
      tx,
      `insert into event_subscriptions (tenant_id, service, name, position) values ($1, $2, $3, $4) on conflict do nothing`,
      [tenant_id, service, ref.name, from.toString()],
    );
    return 'new';
  }
}

const keyOf = ({ tenant_id, service, name }: SubscriptionRef): string[] => [tenant_id, service, name];
