import { changed, withCommit, type Tx } from '@linesman/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DeliveryStates, type Announced } from '../deliveries/delivery-states';
import { contactsOf } from '../signals/next-contact';

/** The first look sets the time of the next one by the reminders of the tenant, of which none is earlier. */
export const FIRST_LOOK_MINUTES = 15;

const begin = `insert into signal_handling (signal_id, tenant_id, unattended_since, next_look_at)
  values ($1, $2, $3::timestamptz, $3::timestamptz + interval '${FIRST_LOOK_MINUTES} minutes') on conflict do nothing`;

/** The turn of a contact begins. Nothing else may come by time alone. */
const lookSoon = `update signal_handling
  set next_look_at = least(coalesce(next_look_at, 'infinity'), $2::timestamptz + interval '${FIRST_LOOK_MINUTES} minutes')
  where signal_id = $1`;

/** From the first message on, somebody is expected to act on a signal. */
@Injectable()
export class BeginHandling implements OnModuleInit {
  constructor(private readonly states: DeliveryStates) {}

  onModuleInit(): void {
    this.states.onAnnounced((tx, announced) => this.begin(tx, announced));
  }

  private begin(tx: Tx, { signal, audience, at }: Announced): void {
    if (signal.outage) return;
    if (audience === 'csm' || audience === 'tenant')
      withCommit(tx, changed(tx, begin, [signal.signal_id, signal.tenant_id, at]));
    if (audience === 'contact' && contactsOf(signal.snapshot).length > 1)
      withCommit(tx, changed(tx, lookSoon, [signal.signal_id, at]));
  }
}
