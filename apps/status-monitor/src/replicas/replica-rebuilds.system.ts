import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database, one } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

/** Longer than a page takes. Afterwards another process continues the comparison of one that died. */
const HELD_SECONDS = 30;

export interface RebuildProgress {
  began_at: Date;
  /** Null until it ends. */
  ended_at: Date | null;
  /** How many customers, integrations and settings of tenants were read. */
  read: number;
  /** How many of their replicas differed, and were repaired. */
  drifted: number;
}

export interface HeldRebuild extends RebuildProgress {
  /** Of the next page. */
  cursor: string | null;
  /** The integrations up to this id were compared. */
  last_id: string | null;
}

type Page = Pick<HeldRebuild, 'cursor' | 'last_id' | 'read' | 'drifted'> & { has_settings: boolean };

const progress = 'began_at, ended_at, read, drifted';
const held = `${progress}, cursor, last_id`;
const holdUntil = `held_until = clock_timestamp() + interval '${HELD_SECONDS} seconds'`;

/** How far the comparison of the replicas with the snapshot is. There is one at a time. */
@Injectable()
export class ReplicaRebuilds {
  constructor(private readonly database: Database) {}

  /** Does nothing while one runs. */
  async begin(): Promise<RebuildProgress> {
    await this.run(
      `insert into replica_rebuilds as r (tenant_id) values ($1)
       on conflict (tenant_id) do update set began_at = clock_timestamp(), ended_at = null, read = 0, drifted = 0,
         cursor = null, last_id = null, holder = null, has_settings = false
       where r.ended_at is not null`,
    );
    return (await this.find())!;
  }

  find(): Promise<RebuildProgress | undefined> {
    return this.run<RebuildProgress>(`select ${progress} from replica_rebuilds where tenant_id = $1`);
  }

  /** Whether the settings of tenants were among what the comparison read that began last. */
  async hadSettings(): Promise<boolean> {
    return (await this.run('select 1 from replica_rebuilds where tenant_id = $1 and has_settings')) !== undefined;
  }

  /** @returns undefined when there is nothing to do, or another process does it. */
  hold(holder: string): Promise<HeldRebuild | undefined> {
    return this.run<HeldRebuild>(
      `update replica_rebuilds set holder = $2, ${holdUntil}
       where tenant_id = $1 and ended_at is null and (holder is null or holder = $2 or held_until < clock_timestamp())
       returning ${held}`,
      holder,
    );
  }

  /** Counts a page. @returns undefined when another process has taken over. */
  advance(holder: string, { cursor, last_id, read, drifted, has_settings }: Page): Promise<HeldRebuild | undefined> {
    return this.run<HeldRebuild>(
      `update replica_rebuilds set cursor = $3, last_id = $4, read = read + $5, drifted = drifted + $6, ${holdUntil},
         has_settings = has_settings or $7,
         ended_at = case when $3::text is null then clock_timestamp() end
       where tenant_id = $1 and holder = $2 returning ${held}`,
      holder,
      cursor,
      last_id,
      read,
      drifted,
      has_settings,
    );
  }

  async release(holder: string): Promise<void> {
    await this.run('update replica_rebuilds set holder = null where tenant_id = $1 and holder = $2', holder);
  }

  private run<T extends object>(text: string, ...values: unknown[]): Promise<T | undefined> {
    return this.database.inSystem((tx) => one<T>(tx, text, [PLATFORM_TENANT, ...values]));
  }
}
