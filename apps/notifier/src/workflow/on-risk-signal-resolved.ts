import { type Envelope, riskSignalResolved, type RiskSignalResolved } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { FollowUp } from '../deliveries/follow-up';
import { AdjustHealthScore } from '../health-score/adjust-health-score';
import { lockSignal, versionOf } from '../signals/lock-signal';
import { CloseTasks } from '../tasks/close-tasks';
import { StaffTasks } from '../tasks/staff-tasks';
import { endRuns } from './end-runs';
import { StartRun } from './start-run';
import { Workflows } from './workflows';

/** Takes back what the signal set in motion, and tells the end to everybody who was told of the opening. */
@Controller()
export class OnRiskSignalResolved {
  constructor(
    private readonly followUp: FollowUp,
    private readonly score: AdjustHealthScore,
    private readonly tasks: CloseTasks,
    private readonly staffTasks: StaffTasks,
    private readonly runs: StartRun,
    private readonly workflows: Workflows,
  ) {}

  @OnEvent(riskSignalResolved)
  async handle(envelope: Envelope<RiskSignalResolved>, { tx }: EventContext): Promise<void> {
    const { tenantid, data } = envelope;
    const version = versionOf(envelope);
    const signal = await lockSignal(tx, tenantid, data.signal_id);
    if (version <= signal.version || signal.state === 'resolved' || signal.state === 'withdrawn') return;
    const state = data.resolution === 'withdrawn' ? 'withdrawn' : 'resolved';
    await changed(
      tx,
      `update signals set state = $2, version = $3, revision = revision + 1, closed_at = $4 where signal_id = $1`,
      [data.signal_id, state, version, data.resolved_at],
    );
    await endRuns(tx, data.signal_id);
    await this.followUp.close(tx, tenantid, data.signal_id, state);
    await this.tasks.closeOf(tx, data.signal_id, `signal ${state}`);
    await this.staffTasks.closeOf(tx, data.signal_id, `signal ${state}`);
    await this.score.giveBack(tx, data.signal_id);
    // After an erasure nothing is left to say.
    const { snapshot, publications } = signal;
    if (state !== 'resolved' || !snapshot) return;
    const documents = await this.workflows.of(tx, tenantid, publications);
    const end = { tenant_id: tenantid, snapshot, version, ended: false, whole: true, documents } as const;
    await this.runs.start(tx, { ...end, moment: 'end' });
  }
}
