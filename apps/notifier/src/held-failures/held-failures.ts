import { randomUUID } from 'node:crypto';
import { type Cause, PLATFORM_TENANT, type SignalSnapshot } from '@linesman/contracts';
import { Database, one, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { OpenStaffSignal } from '../staff-signals/open-staff-signal';
import { CloseTasks } from '../tasks/close-tasks';

/** Customers of one connection who fail with the same cause. */
export interface Many {
  connection_code: string;
  cause: Cause;
  customers: number;
}

export interface Hold {
  hold_id: string;
  connection_code: string;
  cause: Cause;
  ends_at: Date;
}

/** Nobody has to release them: they are told by themselves after so many minutes. */
export const HOLD_MINUTES = 30;
/** Who fails in the same way soon afterwards is told at once: staff know of it. */
const QUIET_HOURS = 24;

/** The key of the task of our staff. Closing it releases the messages. */
const TASK = 'held_failure';

const begin = `insert into held_failures (hold_id, tenant_id, connection_code, cause, customers, ends_at)
  select $1, $2, $3, $4, $5, clock_timestamp() + interval '${HOLD_MINUTES} minutes'
  where not exists (select from held_failures where connection_code = $3 and cause = $4
    and coalesce(ended_at, 'infinity') > clock_timestamp() - interval '${QUIET_HOURS} hours')
  on conflict do nothing returning began_at, ends_at`;

const end = `update held_failures h set ended_at = clock_timestamp() where ended_at is null
  and (ends_at <= clock_timestamp() or exists (
    select from tasks t where t.signal_id = h.hold_id and t.key = '${TASK}' and t.status = 'closed')) returning hold_id`;

/** What is held, and until when. Each process knows it as it was a moment ago. */
@Injectable()
export class HeldFailures {
  private open: Hold[] = [];

  constructor(
    private readonly database: Database,
    private readonly staff: OpenStaffSignal,
    private readonly tasks: CloseTasks,
  ) {}

  /** The hold that a signal falls under. */
  of({ signal_type, status_change }: SignalSnapshot): Hold | undefined {
    const { integration_type, cause, party_at_fault } = status_change;
    if (party_at_fault !== 'customer' || signal_type === 'integration_expiring') return undefined;
    return this.open.find((hold) => hold.connection_code === integration_type && hold.cause === cause);
  }

  /** Holds what comes from now on, and tells staff. One process does it, once a day. */
  async begin({ connection_code, cause, customers }: Many): Promise<void> {
    const hold_id = randomUUID();
    await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      const values = [hold_id, PLATFORM_TENANT, connection_code, cause, customers];
      const begun = await one<{ began_at: Date; ends_at: Date }>(tx, begin, values);
      if (!begun) return;
      const until = `${begun.ends_at.toISOString().slice(11, 16)} UTC`;
      await this.staff.open(tx, TASK, {
        staff_signal_id: hold_id,
        kind: 'many_at_once',
        about: connection_code,
        title: 'Many customers fail at once',
        reason: `${customers} customers of ${connection_code} fail with ${cause}. Messages about more are held until ${until}. Closing the task sends them.`,
        severity: 'critical',
        runbook: 'LinesmanManyDisconnected',
        since: begun.began_at.toISOString(),
      });
    });
  }

  /** Ends what is over, and learns what other processes hold. */
  async follow(): Promise<void> {
    this.open = await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      for (const { hold_id } of await rows<Hold>(tx, end)) await this.tasks.closeOf(tx, hold_id, 'the hold is over');
      return rows<Hold>(
        tx,
        'select hold_id, connection_code, cause, ends_at from held_failures where ended_at is null order by began_at',
      );
    });
  }
}
