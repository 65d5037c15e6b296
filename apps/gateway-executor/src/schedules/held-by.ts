import { causeFacts, type ExecutionError } from '@linesman/contracts';
import type { Schedule } from './schedule.entity';

export type Held = NonNullable<Schedule['held']>;

/** The status of the integration that an error tells of, with which no run can succeed. */
export function heldBy({ code, cause }: Pick<ExecutionError, 'code' | 'cause'>): Held | undefined {
  if (code === 'integration_inactive') return 'inactive';
  return causeFacts[cause].stops_calls ? 'error' : undefined;
}
