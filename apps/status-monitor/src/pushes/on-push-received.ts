import { type Envelope, pushReceived, type PushReceived } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { afterCommit } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { RecordObservation } from '../observations/record-observation';
import { FeedProbes } from '../probes/feed-probes';
import { askForProbe } from '../schedule/schedule-probe';

/** What providers told by their webhooks. Where their word is not enough, a probe finds out at once. */
@Controller()
export class OnPushReceived {
  constructor(
    private readonly observations: RecordObservation,
    private readonly probes: FeedProbes,
  ) {}

  @OnEvent(pushReceived)
  async received({ data }: Envelope<PushReceived>, { tx }: EventContext): Promise<void> {
    if (data.observation) return this.observations.record(tx, data.observation);
    await askForProbe(tx, data.integration_id);
    afterCommit(tx, () => this.probes.lookNow());
  }
}
