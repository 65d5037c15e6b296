import type { SignalSnapshot } from '@linesman/contracts';
import type { Contact } from '../email/contact.entity';
import type { SignalResponse } from '../responses/signal-response.entity';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import type { Signal } from '../signals/signal.entity';
import type { SendDecision } from './decide-send';
import type { Delivery, DeliveryState } from './delivery.entity';
import type { Message } from './message.entity';

/** What is said about a signal is made from this, at the moment it is said. */
export interface Story {
  signal: Signal & { snapshot: SignalSnapshot };
  settings: TenantSettingsRow;
  responses: SignalResponse[];
}

/** A delivery taken up under a lease, with everything that its channel needs. */
export interface Assignment extends Story {
  delivery: Delivery & {
    lease: string;
    was: DeliveryState;
    /** Slack's, where this person was written to before. */
    conversation: string | null;
  };
  decision: SendDecision & { act: 'send' | 'look' };
  /** What this person was told when the signal opened, on the same channel. */
  stands?: Message;
  contact?: Contact;
}
