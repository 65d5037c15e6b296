import { type Envelope, type Observation, syncProblemChanged, type SyncProblemChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { lockHealth } from '../health/health-row';
import { NotYetKnown, RecordObservation } from './record-observation';

/** What the schedule of a sync found: a run that fails or is late for a reason of its own, or that this is over. */
@Controller()
export class OnSyncProblemChanged {
  constructor(private readonly observations: RecordObservation) {}

  @OnEvent(syncProblemChanged)
  async changed({ data }: Envelope<SyncProblemChanged>, { tx }: EventContext): Promise<void> {
    const row = await lockHealth(tx, data.integration_id);
    if (!row) throw new NotYetKnown(`integration ${data.integration_id} is not known yet`);
    const { credential_version } = row.machine_state;
    await this.observations.record(tx, { ...observationOf(data), credential_version });
  }
}

function observationOf(data: SyncProblemChanged): Omit<Observation, 'credential_version'> {
  const { integration_id, capability_code: part, since: started_at, problem: cause, error } = data;
  const of = { integration_id, source: 'schedule', part, started_at } as const;
  if (!cause) return { ...of, outcome: 'success' };
  return { ...of, outcome: 'failure', cause, error_code: error?.code, message: error?.message };
}
