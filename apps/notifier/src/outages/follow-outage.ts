import { PART_OF_OUTAGE, partOfOutage, SILENCED } from '@linesman/contracts';
import { changed, Database, one, type Tx } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { settingsOf } from '../settings/settings-of';
import type { Outage } from './outage';
import { TellReaders } from './tell-readers';

/** The ends of signals may arrive after that of the outage. They are not waited for longer. */
const WAIT_FOR_ENDS_SECONDS = 300;

const ofProvider = `s.snapshot #>> '{status_change,party_at_fault}' = 'provider'`;

/** A signal that is known already is not read again: snapshots are large. What is silenced joins when that is over. */
const join = `with fresh as materialized (
    select signal_id from signals s where s.state = 'open' and s.integration_type = $3 and s.outage is null and not exists (
      select from outage_signals m where m.outage_id = $1 and m.signal_id = s.signal_id)
      and not exists (select from workflow_runs r
        where r.signal_id = s.signal_id and r.state = 'held' and starts_with(r.reason, '${SILENCED}')))
  insert into outage_signals (outage_id, signal_id, tenant_id, recipient)
  select $1, s.signal_id, $2, lower(coalesce(s.snapshot #>> '{customer,csm,email}', $4))
  from fresh join signals s using (signal_id)
  where ${ofProvider} and ($5::timestamptz is null or (s.snapshot ->> 'opened_at')::timestamptz <= $5::timestamptz)
  on conflict do nothing`;

const suppress = `with held as materialized (
    select r.id, r.signal_id from workflow_runs r where r.state = 'held' and exists (
      select from outage_signals m where m.outage_id = $1 and m.signal_id = r.signal_id))
  update workflow_runs r set state = 'suppressed', reason = $2, hold_until = null
  from held join signals s using (signal_id) where r.id = held.id and r.state = 'held' and s.state = 'open' and ${ofProvider}`;

/** What still fails is told singly from now on: also what changed meanwhile, to those who were told of it before. */
const release = `update workflow_runs r set state = 'held', reason = null, hold_until = clock_timestamp()
  from outage_signals m join signals s using (signal_id)
  where m.outage_id = $1 and s.state = 'open' and r.signal_id = s.signal_id
    and (r.state = 'suppressed' and starts_with(r.reason, '${PART_OF_OUTAGE}') or r.state = 'done' and ${ofProvider})`;

/** Whether no more signals are open than fail, by the event that told the end. */
const settled = `select (select count(*) from outage_signals m join signals s using (signal_id)
    where m.outage_id = $1 and s.state = 'open' and ${ofProvider}) <= $2::int
  or $3::timestamptz < clock_timestamp() - interval '${WAIT_FOR_ENDS_SECONDS} seconds' as settled`;

/** Takes the signals of an outage out of what is told singly, and tells their readers of the outage instead. */
@Injectable()
export class FollowOutage {
  constructor(
    private readonly database: Database,
    private readonly readers: TellReaders,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  follow(tenantId: string, outageId: string): Promise<void> {
    return this.database.inTenant(tenantId, async (tx) => {
      const outage = await one<Outage>(
        tx,
        'select * from outages where outage_id = $1 and settled_at is null for update skip locked',
        [outageId],
      );
      if (!outage) return;
      const { data, tenant_id } = outage;
      const { mail_from } = await settingsOf(tx, tenant_id);
      await changed(tx, join, [outageId, tenant_id, data.connection_code, mail_from, data.ended_at ?? null]);
      await changed(tx, suppress, [outageId, partOfOutage(data.connection_name, data.opened_at)]);
      await this.readers.tell(tx, outage);
      if (await isSettled(tx, outage)) await this.end(tx, outage);
      else await this.readers.showNumbers(tx, outage);
    });
  }

  private async end(tx: Tx, outage: Outage): Promise<void> {
    const { outage_id } = outage;
    await this.readers.tellEnd(tx, outage);
    const released = await changed(tx, release, [outage_id]);
    await changed(tx, 'update outages set settled_at = clock_timestamp() where outage_id = $1', [outage_id]);
    this.logger.info({ outage_id, tenant_id: outage.tenant_id, released }, 'the end of an outage is told');
  }
}

async function isSettled(tx: Tx, { outage_id, data, closed_at }: Outage): Promise<boolean> {
  if (!closed_at) return false;
  return (await one<{ settled: boolean }>(tx, settled, [outage_id, data.still_failing, closed_at]))!.settled;
}
