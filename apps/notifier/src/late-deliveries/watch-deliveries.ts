import { randomUUID } from 'node:crypto';
import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database, one, rows, type Tx } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { NotifierConfig } from '../config';
import { OldestDue, type OldestOfChannel } from '../deliveries/oldest-due.system';
import { CloseStaffSignal } from '../staff-signals/close-staff-signal';
import { OpenStaffSignal } from '../staff-signals/open-staff-signal';
import { DELIVERIES_LATE } from '../staff-signals/staff-message';

/** A single mail server that takes an email at the second attempt is no reason to call staff. */
const LATE_MINUTES = 15;
/** Staff are told again after so many minutes at the earliest. */
const QUIET_MINUTES = 60;

const keyOf = ({ channel }: OldestOfChannel): string => `${DELIVERIES_LATE}.${channel}`;
const isLate = ({ seconds }: OldestOfChannel): boolean => seconds > LATE_MINUTES * 60;

/** Opens a staff signal when the oldest delivery of a channel has waited too long, and closes it when none has. */
@Injectable()
export class WatchDeliveries implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly oldest: OldestDue,
    private readonly opening: OpenStaffSignal,
    private readonly closing: CloseStaffSignal,
    private readonly periodic: Periodic,
    private readonly clock: Clock,
    private readonly config: NotifierConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'watch for late deliveries', () => this.watch());
  }

  private async watch(): Promise<void> {
    const channels = await this.oldest.read();
    await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      const open = await rows<{ signal_id: string; key: string }>(
        tx,
        `select signal_id, key from tasks where status = 'open' and key = any($1)`,
        [channels.map(keyOf)],
      );
      for (const channel of channels) {
        const known = open.filter(({ key }) => key === keyOf(channel));
        if (isLate(channel) && known.length === 0) await this.open(tx, channel);
        if (!isLate(channel))
          for (const { signal_id } of known) await this.closing.close(tx, signal_id, 'messages are sent again');
      }
    });
  }

  /** Several processes notice it, and one of them tells. */
  private async open(tx: Tx, late: OldestOfChannel): Promise<void> {
    const key = keyOf(late);
    await one(tx, 'select pg_advisory_xact_lock(hashtext($1))', [key]);
    const recent = await one(
      tx,
      `select 1 from tasks where key = $1
         and (status = 'open' or created_at > now() - interval '${QUIET_MINUTES} minutes')`,
      [key],
    );
    if (recent) return;
    const name = late.channel.charAt(0).toUpperCase() + late.channel.slice(1);
    await this.opening.open(tx, key, {
      staff_signal_id: randomUUID(),
      kind: DELIVERIES_LATE,
      about: late.channel,
      title: `${name}: messages are late`,
      reason: `The oldest message that is to be sent on this channel has waited for ${Math.floor(late.seconds / 60)} minutes.`,
      severity: 'critical',
      runbook: 'LinesmanDeliveriesLate',
      since: new Date(this.clock.now().getTime() - late.seconds * 1_000).toISOString(),
    });
  }
}
