import { type Envelope, riskSignalOpened, type RiskSignalOpened } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { takeSnapshot } from '../signals/lock-signal';
import { StartRun } from './start-run';

@Controller()
export class OnRiskSignalOpened {
  constructor(private readonly runs: StartRun) {}

  @OnEvent(riskSignalOpened)
  async handle(envelope: Envelope<RiskSignalOpened>, { tx, attempt }: EventContext): Promise<void> {
    const signal = await takeSnapshot(tx, envelope);
    if (!signal) return;
    const { snapshot, state, version, silences, inserted: fresh } = signal;
    await this.runs.start(tx, {
      tenant_id: envelope.tenantid,
      snapshot,
      version,
      silences,
      openings: fresh ? signal.openings : undefined,
      ended: state !== 'open',
      fresh,
      again: attempt > 1,
    });
  }
}
