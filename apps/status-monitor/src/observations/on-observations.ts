import {
  type Envelope,
  executionAttemptFailed,
  executionFailed,
  executionSucceeded,
  executionUnknown,
  type Observation,
  refreshRefused,
} from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { RecordObservation } from './record-observation';

type Observed = Envelope<{ observation?: Observation }>;

/** Observations that other services publish with their events. */
@Controller()
export class OnObservations {
  constructor(private readonly observations: RecordObservation) {}

  @OnEvent(executionSucceeded)
  succeeded(envelope: Observed, context: EventContext): Promise<void> {
    return this.record(envelope, context);
  }

  @OnEvent(executionFailed)
  failed(envelope: Observed, context: EventContext): Promise<void> {
    return this.record(envelope, context);
  }

  /** The execution is tried again, but this call failed. */
  @OnEvent(executionAttemptFailed)
  attemptFailed(envelope: Observed, context: EventContext): Promise<void> {
    return this.record(envelope, context);
  }

  @OnEvent(executionUnknown)
  unknown(envelope: Observed, context: EventContext): Promise<void> {
    return this.record(envelope, context);
  }

  @OnEvent(refreshRefused)
  refreshRefused(envelope: Observed, context: EventContext): Promise<void> {
    return this.record(envelope, context);
  }

  private async record({ data: { observation } }: Observed, { tx }: EventContext): Promise<void> {
    if (observation) await this.observations.record(tx, observation);
  }
}
