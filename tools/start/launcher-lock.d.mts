import type { Run } from './own-system.mjs';

/** What `npm start` wrote of its system, or null: a launcher that was killed leaves its file behind. */
export function runningSystem(): Run | null;
