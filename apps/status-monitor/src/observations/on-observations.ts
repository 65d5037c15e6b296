import {
  type Envelope,
  executionAttemptFailed,
  type ExecutionAttemptFailed,
  executionFailed,
  type ExecutionFailed,
  executionSucceeded,
  type ExecutionSucceeded,
  executionUnknown,
  refreshRefused,
  type RefreshRefused,
} from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { RecordObservation } from './record-observation';

/** Observations that other services publish with their events. */
@Controller()
export class OnObservations {
  constructor(private readonly observations: RecordObservation) {}

  @OnEvent(executionSucceeded)
  async succeeded({ data }: Envelope<ExecutionSucceeded>, { tx }: EventContext): Promise<void> {
    if (data.observation) await this.observations.record(tx, data.observation);
  }

  @OnEvent(executionFailed)
  async failed({ data }: Envelope<ExecutionFailed>, { tx }: EventContext): Promise<void> {
    if (data.observation) await this.observations.record(tx, data.observation);
  }

  /** The execution is tried again, but this call failed. */
  @OnEvent(executionAttemptFailed)
  attemptFailed({ data }: Envelope<ExecutionAttemptFailed>, { tx }: EventContext): Promise<void> {
    return this.observations.record(tx, data.observation);
  }

  @OnEvent(executionUnknown)
  unknown(envelope: Envelope<ExecutionFailed>, context: EventContext): Promise<void> {
    return this.failed(envelope, context);
  }

  @OnEvent(refreshRefused)
  refreshRefused({ data }: Envelope<RefreshRefused>, { tx }: EventContext): Promise<void> {
    return this.observations.record(tx, data.observation);
  }
}
