import type { Envelope, EventContract } from '@linesman/contracts';
import { Database, type Tx } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Handling } from './batcher';
import type { BatchedEvent } from './shallow-parse';
import { markHandled } from './inbox';
import { readMessage } from './parse-message';

/**
 * Handles several events of one tenant in its transaction. No two in a list are about the same aggregate: what follows
 * about one is in the next list, in the same transaction.
 * @returns those that it leaves. The transaction is rolled back and begins again without them; they are handled one by one.
 */
export type HandleMany<T extends object> = (tx: Tx, envelopes: Envelope<T>[]) => Promise<Envelope<T>[] | void>;

type Read<T extends object> = BatchedEvent & { envelope: Envelope<T> };

/**
 * Handles what waits together with one transaction for each tenant. What is alone of its tenant, has a fault or fails is
 * left, and handled by itself.
 */
@Injectable()
export class TenantBatches {
  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  handlingOf<T extends object>(contract: EventContract<T>, handle: HandleMany<T>): Handling {
    return { gather_ms: 0, keyOf: ({ id }) => id, handle: (events) => this.handle(contract, handle, events) };
  }

  private async handle<T extends object>(
    contract: EventContract<T>,
    handle: HandleMany<T>,
    events: BatchedEvent[],
  ): Promise<ReadonlySet<string>> {
    const tenants = new Map<string, BatchedEvent[]>();
    for (const event of new Map(events.map((it) => [it.id, it])).values())
      tenants.set(event.tenant_id, [...(tenants.get(event.tenant_id) ?? []), event]);
    const several = [...tenants].filter(([, { length }]) => length > 1);
    const handled = await Promise.all(
      several.map(async ([tenant_id, ofTenant]) => {
        const read = ofTenant.flatMap((event) => asRead(contract, event) ?? []);
        return this.handleOfTenant(tenant_id, contract, handle, read).catch((error: unknown) => {
          this.logger.warn(
            { err: error, type: contract.type, tenant_id, messages: read.length },
            'batch of a tenant failed; handling its messages one by one',
          );
          return [];
        });
      }),
    );
    return new Set(handled.flat());
  }

  private async handleOfTenant<T extends object>(
    tenant_id: string,
    contract: EventContract<T>,
    handle: HandleMany<T>,
    read: Read<T>[],
  ): Promise<string[]> {
    try {
      await this.database.inTenant(tenant_id, async (tx) => {
        const fresh = await markHandled(tx, contract, read);
        const news = read.filter(({ id }) => fresh.has(id)).map(({ envelope }) => envelope);
        for (const round of roundsOf(news)) {
          const left = await handle(tx, round);
          if (left && left.length > 0) throw new Left(left);
        }
      });
      return read.map(({ id }) => id);
    } catch (error) {
      if (!(error instanceof Left)) throw error;
      const others = read.filter(({ id }) => !error.ids.has(id));
      return others.length > 0 ? this.handleOfTenant(tenant_id, contract, handle, others) : [];
    }
  }
}

/** Rolls back what was done for the others. A tenant's transaction cannot take back the mark of one event. */
class Left extends Error {
  readonly ids: ReadonlySet<string>;
  constructor(left: Envelope[]) {
    super('some events are left');
    this.ids = new Set(left.map(({ id }) => id));
  }
}

function asRead<T extends object>(contract: EventContract<T>, event: BatchedEvent): Read<T> | undefined {
  try {
    return { ...event, envelope: readMessage(contract, event.message) };
  } catch {
    // By itself it becomes a dead letter with the reason.
    return undefined;
  }
}

/** In their order, and no two about the same aggregate in one round. */
export function roundsOf<T extends object>(envelopes: Envelope<T>[]): Envelope<T>[][] {
  const rounds: Envelope<T>[][] = [];
  const counts = new Map<string | undefined, number>();
  for (const envelope of envelopes) {
    const round = counts.get(envelope.subject) ?? 0;
    counts.set(envelope.subject, round + 1);
    (rounds[round] ??= []).push(envelope);
  }
  return rounds;
}
