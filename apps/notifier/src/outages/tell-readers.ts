import { changed, rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import { FollowUp } from '../deliveries/follow-up';
import { OUTAGE } from '../deliveries/occasions';
import type { OutageNotice } from '../signals/outage';
import type { Outage } from './outage';
import { idOfOutage, snapshotOf } from './outage-as-signal';

/** A message is edited at most once in so many seconds. */
const EDIT_SECONDS = 15;

interface Reader extends Pick<OutageNotice, 'csm'> {
  recipient: string;
  shown: object;
}

/** What the message of a reader shows. A change of it is a reason to edit the message. */
const numbers = `select m.recipient, jsonb_build_object('integrations', count(*), 'failing', count(*) filter (where s.state = 'open'),
    'party_at_fault', $2::text) as shown
  from outage_signals m join signals s using (signal_id) where m.outage_id = $1 group by 1`;

const untold = `with numbers as (${numbers})
  select n.recipient, n.shown, (select s.snapshot #> '{customer,csm}' from outage_signals m join signals s using (signal_id)
    where m.outage_id = $1 and m.recipient = n.recipient limit 1) as csm
  from numbers n where n.shown ->> 'failing' <> '0' and not exists (
    select from signals k where k.outage ->> 'outage_id' = $1::text and k.outage ->> 'recipient' = n.recipient)`;

const show = `with numbers as (${numbers})
  update signals k set revision = revision + 1,
    outage = k.outage || jsonb_build_object('shown', n.shown, 'shown_at', clock_timestamp())
  from numbers n where k.outage ->> 'outage_id' = $1::text and k.outage ->> 'recipient' = n.recipient and k.state = 'open'
    and k.outage -> 'shown' <> n.shown
    and (k.outage ->> 'shown_at')::timestamptz < clock_timestamp() - interval '${EDIT_SECONDS} seconds'
  returning k.signal_id`;

/** The messages about an outage: one for each reader, which is edited as the outage changes, and answered at its end. */
@Injectable()
export class TellReaders {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly followUp: FollowUp,
  ) {}

  /** Tells those who were not told yet and have something that fails. */
  async tell(tx: Tx, { outage_id, tenant_id, data }: Outage): Promise<void> {
    for (const { recipient, csm, shown } of await rows<Reader>(tx, untold, [outage_id, data.party_at_fault])) {
      const signal_id = idOfOutage(tenant_id, outage_id, recipient);
      const notice: OutageNotice = { outage_id, recipient, csm: csm ?? undefined };
      await changed(
        tx,
        `insert into signals (signal_id, tenant_id, state, version, revision, snapshot, outage)
         values ($1, $2, 'open', 1, 1, $3, $4::jsonb || jsonb_build_object('shown', $5::jsonb, 'shown_at', clock_timestamp()))`,
        [signal_id, tenant_id, snapshotOf(data, signal_id), JSON.stringify(notice), JSON.stringify(shown)],
      );
      const audience = csm ? 'csm' : 'tenant';
      await this.deliveries.plan(tx, { tenant_id, signal_id, audience, recipient, occasion: OUTAGE, about: OUTAGE });
    }
  }

  async showNumbers(tx: Tx, { outage_id, data }: Outage): Promise<void> {
    const notices = await rows<{ signal_id: string }>(tx, show, [outage_id, data.party_at_fault]);
    for (const { signal_id } of notices) await this.deliveries.showChange(tx, signal_id);
  }

  async tellEnd(tx: Tx, { outage_id, tenant_id, data }: Outage): Promise<void> {
    const notices = await rows<{ signal_id: string }>(
      tx,
      `update signals set state = 'resolved', revision = revision + 1, closed_at = $2
       where outage ->> 'outage_id' = $1::text and state = 'open' returning signal_id`,
      [outage_id, data.ended_at],
    );
    for (const { signal_id } of notices) await this.followUp.close(tx, tenant_id, signal_id, 'resolved');
  }
}
