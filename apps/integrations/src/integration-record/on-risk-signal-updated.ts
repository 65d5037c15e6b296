import { type Envelope, riskSignalUpdated, type SignalSnapshot } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { FollowHealth } from './follow-health';

/** The cause may change while the health stays the same: a provider's outage ends, and its grant turns out revoked. */
@Controller()
export class OnRiskSignalUpdated {
  constructor(private readonly health: FollowHealth) {}

  @OnEvent(riskSignalUpdated)
  follow({ data: { status_change } }: Envelope<SignalSnapshot>, { tx }: EventContext): Promise<void> {
    const changed_at = new Date(status_change.changed_at);
    return this.health.follow(tx, status_change, (row) => !row.health_changed_at || changed_at > row.health_changed_at);
  }
}
