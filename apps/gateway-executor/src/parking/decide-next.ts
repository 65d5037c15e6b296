import type { HealthStatus } from '@linesman/contracts';
import type { ExecutionStatus } from '../ledger/execution.entity';

export interface LineNow {
  health: HealthStatus;
  /** How often a released execution was parked again since the last news. */
  looks: number;
  /** Of the execution that was released last; empty if its end was seen, or if it is gone. */
  current?: ExecutionStatus;
}

/**
 * wait: the released one has not ended. rest: it was parked again, so the others would be too. stay: nothing is released before
 * the status-monitor says that it works. release: the next one runs.
 */
export type Next = { kind: 'wait' | 'stay' | 'release' } | { kind: 'rest'; in_ms: number };

const FIRST_REST_MS = 2_000;
const LONGEST_REST_MS = 10 * 60_000;

export function decideNext({ health, looks, current }: LineNow): Next {
  if (current === 'requested' || current === 'running') return { kind: 'wait' };
  if (health === 'disconnected') return { kind: 'stay' };
  if (current !== 'parked') return { kind: 'release' };
  return { kind: 'rest', in_ms: Math.min(FIRST_REST_MS * 2 ** looks, LONGEST_REST_MS) };
}
