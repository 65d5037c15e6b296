import { type Envelope, riskSignalOpened, type RiskSignalOpened } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { countOthers } from '../signals/assessment';
import { takeSnapshot } from '../signals/lock-signal';
import { StartRun } from './start-run';
import { Workflows } from './workflows';

@Controller()
export class OnRiskSignalOpened {
  constructor(
    private readonly runs: StartRun,
    private readonly workflows: Workflows,
  ) {}

  @OnEvent(riskSignalOpened, { by_key: true, at_once: true })
  async handle(envelope: Envelope<RiskSignalOpened>, { tx, attempt }: EventContext): Promise<void> {
    const [signal, others] = await Promise.all([takeSnapshot(tx, envelope), countOthers(tx, envelope.data)]);
    if (!signal) return;
    const { snapshot, state, version, silences, publications, inserted: fresh } = signal;
    const { tenantid: tenant_id } = envelope;
    await this.runs.start(tx, {
      tenant_id,
      snapshot,
      version,
      silences,
      ...(fresh && { openings: signal.openings, others }),
      ended: state !== 'open',
      fresh,
      again: attempt > 1,
      documents: await this.workflows.of(tx, tenant_id, publications),
    });
  }
}
