import type { Severity } from './cause';

/** For how many hours an acknowledgement lasts unless the person chooses. */
export const acknowledgedForHours: Readonly<Record<Severity, number>> = { critical: 4, high: 8, medium: 24, low: 72 };
