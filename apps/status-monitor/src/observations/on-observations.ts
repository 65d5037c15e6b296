import {
  causeFacts,
  type Envelope,
  executionAttemptFailed,
  executionFailed,
  type ExecutionFailed,
  executionSucceeded,
  executionUnknown,
  type Observation,
  refreshRefused,
} from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { recordNotice } from '../signals/record-notice';
import { RecordObservation } from './record-observation';

type Observed = Envelope<{ observation?: Observation }>;
type Failed = Envelope<ExecutionFailed>;

/** Observations that other services publish with their events. */
@Controller()
export class OnObservations {
  constructor(private readonly observations: RecordObservation) {}

  @OnEvent(executionSucceeded)
  succeeded(envelope: Observed, context: EventContext): Promise<void> {
    return this.record(envelope, context);
  }

  @OnEvent(executionFailed)
  async failed(envelope: Failed, context: EventContext): Promise<void> {
    const { requester, integration_id, error } = envelope.data;
    const isTheirs = requester === 'person' && causeFacts[error.cause].party !== 'nobody';
    if (isTheirs) await recordNotice(context.tx, integration_id, envelope.time, 'failed_execution');
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
