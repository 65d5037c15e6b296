import type { StaffTask } from '../../upstream/answers';

const ranks: Record<StaffTask['priority'], number> = { critical: 0, high: 1, medium: 2, low: 3 };

/** The most severe first, and of these the oldest. */
export const byUrgency = (tasks: StaffTask[]): StaffTask[] =>
  tasks.toSorted(
    (a, b) => ranks[a.priority] - ranks[b.priority] || Date.parse(a.created_at) - Date.parse(b.created_at),
  );
