import type { Schedule } from './schedule.entity';

const PREFIX = 'schedule/';

/** The idempotency key of the run that is due at this time: the ledger takes it once. */
export const keyOfRun = ({ schedule_id, next_at }: Pick<Schedule, 'schedule_id' | 'next_at'>): string =>
  `${PREFIX}${schedule_id}/${next_at!.toISOString()}`;

/** Whether a schedule may have asked for an execution. */
export const isKeyOfRun = (idempotency_key: string | null): boolean => idempotency_key?.startsWith(PREFIX) ?? false;
