import { type Envelope, riskSignalOpened, type RiskSignalOpened } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { isErased } from '../erasure/erase-customer';
import { takeSnapshot } from '../signals/lock-signal';
import { StartRun } from './start-run';

@Controller()
export class OnRiskSignalOpened {
  constructor(private readonly runs: StartRun) {}

  @OnEvent(riskSignalOpened)
  async handle(envelope: Envelope<RiskSignalOpened>, { tx }: EventContext): Promise<void> {
    if (await isErased(tx, envelope.data.customer?.customer_id)) return;
    const { snapshot, state, version } = await takeSnapshot(tx, envelope);
    await this.runs.start(tx, { tenant_id: envelope.tenantid, snapshot, version, ended: state !== 'open' });
  }
}
