import type { Delivery, DeliveryState } from './delivery.entity';

/** A delivery whose message another one sends: it is claimed, sent and postponed together with that. */
export type Member = Delivery & {
  lease: string;
  previous_state: DeliveryState;
  /** It may have arrived. Where it has not, it is not sent again, for this reason. */
  dropped?: string;
};
