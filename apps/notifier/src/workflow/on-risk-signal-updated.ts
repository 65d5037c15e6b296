import { type Envelope, riskSignalUpdated, type RiskSignalUpdated } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import { FollowUp } from '../deliveries/follow-up';
import { FollowChange } from '../handling/follow-change';
import { takeSnapshot } from '../signals/lock-signal';
import { ChangeTask } from '../tasks/change-task';
import { aboutOf, partlyWorks } from '../signals/about';
import { StartRun } from './start-run';
import { isUrgent } from './tell-once';
import { Workflows } from './workflows';

/** Shows a change in the messages that exist, and does for it what was not done for the signal so far. */
@Controller()
export class OnRiskSignalUpdated {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly followUp: FollowUp,
    private readonly handling: FollowChange,
    private readonly runs: StartRun,
    private readonly tasks: ChangeTask,
    private readonly workflows: Workflows,
  ) {}

  @OnEvent(riskSignalUpdated)
  async handle(envelope: Envelope<RiskSignalUpdated>, { tx }: EventContext): Promise<void> {
    const signal = await takeSnapshot(tx, envelope);
    if (!signal?.taken) return;
    const { before, snapshot, version, silences, publications } = signal;
    const { tenantid: tenant_id } = envelope;
    const { signal_id } = snapshot;
    await this.deliveries.showChange(tx, signal_id);
    // The opening is still to come, and shows all of it.
    if (!before) return;
    await this.handling.follow(tx, before, snapshot);
    const csm = before.customer?.csm?.email;
    if (csm && csm !== snapshot.customer?.csm?.email) await this.followUp.leaveOut(tx, signal_id, csm);
    await this.tasks.rate(tx, signal_id, before.severity, snapshot.severity);
    if (partlyWorks(before, snapshot))
      await this.followUp.tell(tx, signal_id, { occasion: `partly.${version}`, about: aboutOf(snapshot) });
    const documents = await this.workflows.of(tx, tenant_id, publications);
    const changed = { tenant_id, snapshot, before, version, silences, ended: false, documents };
    await this.runs.goOn(tx, { ...changed, moment: 'change' });
    const { severity } = snapshot;
    if (isUrgent(severity) && severity !== before.severity)
      await this.deliveries.hasten(tx, signal_id, severity === 'critical');
  }
}
