import { Clock, LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { Database, type Tx } from '../database';
import type { ServiceSchema } from '../service-schema';
import { one, rows } from '../sql';
import { deleteStatement, type Keys } from './delete-statement';
import { DAYS_AHEAD } from './partition-keeper';
import type { Retention } from './retention';
import { RetentionDays } from './retention-days';

/** Injection token of the {@link ServiceSchema}. */
export const SCHEMA = Symbol('linesman.schema');

const EVERY_MS = 300_000;
const AT_ONCE = 2_000;
/** What a run leaves over waits for the next one, so that a large backlog of one table holds up no other table. */
const MOST_STEPS = 100;
const DAY_MS = 24 * 3_600_000;

const forgotten = new Counter({
  name: 'retention_deleted_rows_total',
  help: 'Rows that were kept long enough and deleted, without those of dropped partitions, by table.',
  labelNames: ['table'],
});
const dropped = new Counter({
  name: 'retention_dropped_partitions_total',
  help: 'Partitions of a day that were kept long enough and dropped, by table.',
  labelNames: ['table'],
});
const failures = new Counter({
  name: 'retention_failures_total',
  help: 'Runs in which the old rows of a table could not be deleted, or its next partitions not be made, by table.',
  labelNames: ['table'],
});

/**
 * Deletes what has been kept long enough, table by table, and makes the partitions of the next days. Each step is a short
 * transaction of its own, and one process of a service does one at a time.
 */
@Injectable()
export class Forgetting implements OnApplicationBootstrap {
  private keys?: Promise<Keys>;

  constructor(
    @Inject(SCHEMA) private readonly schema: ServiceSchema,
    private readonly database: Database,
    private readonly days: RetentionDays,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.forEach((table, retention) => this.keepPartitions(table, retention, 1));
    this.periodic.every(EVERY_MS, 'delete old rows', () => this.run());
  }

  async run(): Promise<void> {
    await this.forEach(async (table, retention) => {
      await this.keepPartitions(table, retention, MOST_STEPS);
      await this.deleteOld(table, retention);
    });
  }

  /** A failure with one table holds up no other. */
  private async forEach(work: (table: string, retention: Retention) => Promise<void>): Promise<void> {
    for (const [table, retention] of Object.entries(this.schema.retention)) {
      await work(table, retention).catch((error: unknown) => {
        failures.inc({ table });
        this.logger.warn({ err: error, table }, 'old rows not deleted; trying again later');
      });
    }
  }

  private async deleteOld(table: string, retention: Retention): Promise<void> {
    if (!('how' in retention) || retention.how !== 'delete') return;
    const text = deleteStatement(table, retention.by, retention.where, this.schema.retention, await this.readKeys());
    const before = this.days.before(table, this.clock.now());
    for (let step = 0; step < MOST_STEPS; step++) {
      const gone = await this.alone((tx) => one<{ count: number }>(tx, text, [before, AT_ONCE]));
      forgotten.inc({ table }, gone?.count ?? 0);
      if (!gone || gone.count < AT_ONCE) return;
    }
  }

  private async keepPartitions(table: string, retention: Retention, most: number): Promise<void> {
    if (!('how' in retention) || retention.how !== 'partition') return;
    const now = this.clock.now();
    const ahead = new Date(now.getTime() + DAYS_AHEAD * DAY_MS);
    for (let step = 0; step < most + DAYS_AHEAD; step++) {
      const done = await this.alone(async (tx) => {
        const before = await this.oldestKept(tx, table, retention.by, retention.unless, now);
        return one<{ done: string | null }>(tx, 'select keep_partitions($1, $2, $3, $4) as done', [
          table,
          now,
          ahead,
          before,
        ]);
      });
      if (!done?.done) return;
      if (done.done.startsWith('dropped')) dropped.inc({ table });
      this.logger.info({ table, done: done.done }, 'partition made or dropped');
    }
  }

  /** No row before this is needed any more. */
  private async oldestKept(tx: Tx, table: string, by: string, unless: string | undefined, now: Date): Promise<Date> {
    const before = this.days.before(table, now);
    if (!unless) return before;
    const needed = await one<{ oldest: Date | null }>(
      tx,
      `select min("${by}") as oldest from "${table}" where "${by}" < $1 and (${unless})`,
      [before],
    );
    return needed?.oldest ?? before;
  }

  private alone<T>(work: (tx: Tx) => Promise<T>): Promise<T | undefined> {
    return this.database.inSystem(async (tx) => {
      const lock = await one<{ taken: boolean }>(
        tx,
        `select pg_try_advisory_xact_lock(hashtext('forget ' || current_schema())) as taken`,
      );
      return lock!.taken ? work(tx) : undefined;
    });
  }

  private readKeys(): Promise<Keys> {
    this.keys ??= this.database.inSystem(readKeys).catch((error: unknown) => {
      this.keys = undefined;
      throw error;
    });
    return this.keys;
  }
}

async function readKeys(tx: Tx): Promise<Keys> {
  const found = await rows<{ name: string; key: string[] }>(
    tx,
    `select c.relname as name, array_agg(a.attname::text order by k.place) as key
     from pg_index i join pg_class c on c.oid = i.indrelid and c.relnamespace = current_schema()::regnamespace,
       unnest(i.indkey) with ordinality as k (number, place), pg_attribute a
     where i.indisprimary and not c.relispartition and a.attrelid = c.oid and a.attnum = k.number group by 1`,
  );
  return Object.fromEntries(found.map(({ name, key }) => [name, key]));
}
