import type { WorkflowStep } from './load-workflow';

/** A step threw. Its transaction is rolled back, and with it everything that the run did in it. */
export class StepError extends Error {
  constructor(
    readonly step: Pick<WorkflowStep, 'id' | 'retry'> & { action: string; position: number },
    override readonly cause: unknown,
  ) {
    super(`step ${step.id}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** PostgreSQL refuses what follows a statement that failed: no step of its own is the cause. */
export const isAfterFailure = (error: unknown): boolean => (error as { code?: string } | undefined)?.code === '25P02';
