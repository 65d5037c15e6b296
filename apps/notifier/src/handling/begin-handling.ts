import { changed, withCommit, type Tx } from '@linesman/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DeliveryStates, type Announced } from '../deliveries/delivery-states';

/** The first look sets the time of the next one by the reminders of the tenant, of which none is earlier. */
export const FIRST_LOOK_MINUTES = 15;

const begin = `insert into signal_handling (signal_id, tenant_id, unattended_since, next_look_at)
  values ($1, $2, $3::timestamptz, $3::timestamptz + interval '${FIRST_LOOK_MINUTES} minutes') on conflict do nothing`;

/** From the first message on, somebody is expected to act on a signal. */
@Injectable()
export class BeginHandling implements OnModuleInit {
  constructor(private readonly states: DeliveryStates) {}

  onModuleInit(): void {
    this.states.onAnnounced((tx, announced) => this.begin(tx, announced));
  }

  private begin(tx: Tx, { signal, audience, at }: Announced): void {
    if (signal.outage || (audience !== 'csm' && audience !== 'tenant')) return;
    withCommit(tx, changed(tx, begin, [signal.signal_id, signal.tenant_id, at]));
  }
}
