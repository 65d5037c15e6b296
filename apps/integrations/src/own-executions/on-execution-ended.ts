import {
  type Envelope,
  type ExecutionFailed,
  executionFailed,
  type ExecutionRef,
  type ExecutionSucceeded,
  executionSucceeded,
  executionUnknown,
} from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { EndProfile } from '../profiles/end-profile';
import { PROFILE_KEY } from '../profiles/profile-key';
import { EndSetup } from '../subscriptions/end-setup';
import { SETUP_KEY, tenantOfKey } from '../subscriptions/setup-key';

const ours = {
  bodyContains: [SETUP_KEY, PROFILE_KEY],
  tenantOf: ({ tenantid, data }: Envelope<ExecutionRef>) => tenantOfKey(data.idempotency_key ?? '', tenantid),
};

/** Tells payment setups and customer profiles how the executions that they caused have ended. Each knows its own by the key. */
@Controller()
export class OnExecutionEnded {
  constructor(
    private readonly setups: EndSetup,
    private readonly profiles: EndProfile,
  ) {}

  @OnEvent(executionSucceeded, ours)
  async succeeded({ data }: Envelope<ExecutionSucceeded>, { tx }: EventContext): Promise<void> {
    await this.setups.succeeded(tx, data);
    await this.profiles.succeeded(tx, data);
  }

  @OnEvent(executionFailed, ours)
  async failed({ data }: Envelope<ExecutionFailed>, { tx }: EventContext): Promise<void> {
    await this.setups.failed(tx, data);
    await this.profiles.failed(tx, data);
  }

  /** The executor asks the provider, and then reports success or failure. */
  @OnEvent(executionUnknown, ours)
  async unknown({ data }: Envelope<ExecutionFailed>, { tx }: EventContext): Promise<void> {
    await this.setups.unknown(tx, data);
  }
}
