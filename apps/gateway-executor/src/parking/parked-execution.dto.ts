import { OneOrSeveral, PageQuery } from '@linesman/service-kit';
import { ArrayMaxSize, IsUUID } from 'class-validator';
import type { Execution } from '../ledger/execution.entity';
import type { ParkedLine } from '../ledger/parked-line.entity';

export class ParkedExecutionsQuery extends PageQuery {
  @IsUUID() integration_id: string;
}

export class ParkedLinesQuery {
  /** At most 100. */
  @OneOrSeveral() @ArrayMaxSize(100) @IsUUID(undefined, { each: true }) integration_id: string[];
}

export const parkedColumns = [
  'execution_id',
  'command_id',
  'idempotency_key',
  'integration_id',
  'connection_code',
  'capability_code',
  'requested_by',
  'correlation_id',
  'accepted_at',
  'park_until',
  'times_parked',
  'error',
] as const satisfies (keyof Execution)[];

export interface ParkedExecutionView extends Pick<
  Execution,
  Exclude<(typeof parkedColumns)[number], 'accepted_at' | 'park_until'>
> {
  /** When the request came. In this order they run. */
  accepted_at: Date;
  /** It fails if it is still parked then. */
  park_until: Date;
}

/** What waits for the recovery of an integration, and what became of the others since nothing waited. */
export interface ParkedLineView extends Pick<
  ParkedLine,
  'integration_id' | 'succeeded' | 'failed' | 'unknown' | 'cancelled' | 'expired'
> {
  parked: number;
  /** Since when the first of them waits. */
  oldest_at: Date | null;
  /** When the next of them fails because it has waited for too long. */
  next_end_at: Date | null;
  /** The one that runs now. */
  running: string | null;
}

/** Requests that wait for the recovery of one integration. */
export interface WaitingLine {
  integration_id: string;
  parked: number;
  /** Since when the first of them waits. */
  oldest_at: Date;
}

export interface CancelledView {
  cancelled: number;
}
