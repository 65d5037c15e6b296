import type { Observation, SyncRunFinished } from '@linesman/contracts';
import type { MachineState } from '../health/machine-state';

/**
 * What a run shows of its records. One that could not read some tells how many, also if it did not come to its end. One that
 * came to its end and read all of some records ends that, and is nothing to tell while nothing is wrong. A run without
 * records shows nothing: those that could not be read are not sent again until they change.
 */
export function judgeRecords(
  run: Pick<
    SyncRunFinished,
    'integration_id' | 'capability_code' | 'status' | 'rows' | 'skipped' | 'skipped_reasons' | 'finished_at'
  >,
  { credential_version, parts }: Pick<MachineState, 'credential_version' | 'parts'>,
  name = 'the provider',
): Observation | undefined {
  const { integration_id, capability_code: part, finished_at: started_at, rows, skipped, skipped_reasons } = run;
  const seen = { integration_id, source: 'records', part, started_at, credential_version } as const;
  if (skipped > 0) {
    const [first] = skipped_reasons;
    const why = first ? `: the first one ${first.reason}` : '';
    const counted = `${skipped.toLocaleString('en-US')} of ${(rows + skipped).toLocaleString('en-US')} records`;
    const message = `${counted} that ${name} sent could not be read${why}`;
    return { ...seen, outcome: 'failure', cause: 'data_inconsistent', message };
  }
  const open = parts[part]?.unread !== undefined;
  return open && run.status === 'whole' && rows > 0 ? { ...seen, outcome: 'success' } : undefined;
}
