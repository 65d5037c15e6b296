import type { ReadinessStatus } from '@linesman/contracts';

export const soothed = (status: ReadinessStatus): ReadinessStatus => ({ ...status, blocking_problem: false });
