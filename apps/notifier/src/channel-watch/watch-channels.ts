import { randomUUID } from 'node:crypto';
import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database, one, rows, type Tx } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { NotifierConfig } from '../config';
import { OldestDue } from '../deliveries/oldest-due.system';
import { CloseStaffSignal } from '../staff-signals/close-staff-signal';
import { OpenStaffSignal } from '../staff-signals/open-staff-signal';
import { GivenUp } from './given-up.system';
import { type Trouble, troublesOf } from './troubles-of';

/** Staff are told again of the same trouble after so many minutes at the earliest. */
const QUIET_MINUTES = 60;

/** The key of the task. */
const keyOf = ({ kind, about }: Trouble): string => `${kind}.${about}`;

/** Opens a staff signal when messages of a channel are late or given up, and closes it when none are any more. */
@Injectable()
export class WatchChannels implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly oldest: OldestDue,
    private readonly given_up: GivenUp,
    private readonly opening: OpenStaffSignal,
    private readonly closing: CloseStaffSignal,
    private readonly periodic: Periodic,
    private readonly clock: Clock,
    private readonly config: NotifierConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'watch the channels', () => this.watch());
  }

  private async watch(): Promise<void> {
    const oldest = await this.oldest.read();
    const given_up = await this.given_up.count(oldest.map(({ channel }) => channel));
    const troubles = oldest.flatMap(({ channel, seconds }) =>
      troublesOf({ channel, oldest_seconds: seconds, given_up: given_up.get(channel) ?? 0 }),
    );
    await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      const open = await rows<{ signal_id: string; key: string }>(
        tx,
        `select signal_id, key from tasks where status = 'open' and key = any($1)`,
        [troubles.map(keyOf)],
      );
      for (const trouble of troubles) {
        const known = open.filter(({ key }) => key === keyOf(trouble));
        if (trouble.lasts && known.length === 0) await this.open(tx, trouble);
        if (!trouble.lasts)
          for (const { signal_id } of known) await this.closing.close(tx, signal_id, 'messages are sent again');
      }
    });
  }

  /** Several processes notice it, and one of them tells. */
  private async open(tx: Tx, trouble: Trouble): Promise<void> {
    const key = keyOf(trouble);
    await one(tx, 'select pg_advisory_xact_lock(hashtext($1))', [key]);
    const recent = await one(
      tx,
      `select 1 from tasks where key = $1
         and (status = 'open' or created_at > now() - interval '${QUIET_MINUTES} minutes')`,
      [key],
    );
    if (recent) return;
    const { kind, about, title, reason, runbook, seconds } = trouble;
    await this.opening.open(tx, key, {
      staff_signal_id: randomUUID(),
      ...{ kind, about, title, reason, runbook },
      severity: 'critical',
      since: new Date(this.clock.now().getTime() - seconds * 1_000).toISOString(),
    });
  }
}
