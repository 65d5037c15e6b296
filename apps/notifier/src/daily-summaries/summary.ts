import type { SyncsSummary } from '@linesman/contracts';

/** For whom a summary is: a CSM hears of their own customers, an administrator of all. */
export type SummaryAudience = 'csm' | 'tenant';

/** How many of a list are named. */
export const MOST_LINES = 10;

export const sections = ['broke', 'still_open', 'near_limit', 'expiring', 'fixed'] as const;
export type Section = (typeof sections)[number];

/** A problem as a summary names it. */
export interface SummaryItem {
  signal_id: string;
  integration_id: string;
  integration_name: string;
  connection_name: string;
  customer_name: string | null;
  severity: string;
  /** What is wrong, or was. */
  reason: string | null;
  opened_at: string;
  closed_at: string | null;
  /** When the credentials end, where that is the problem. */
  ends_at: string | null;
}

export interface OverdueTask {
  task_id: string;
  title: string;
  customer_name: string | null;
  due_at: string;
}

interface Listed<T> {
  /** How many there are. */
  count: number;
  /** The first ten. */
  items: T[];
}

/** What happened to a CSM's customers, or to all of a tenant, in a time, and what is open at its end. */
export interface DailySummary extends Record<Section, Listed<SummaryItem>> {
  from: string;
  to: string;
  tasks_overdue: Listed<OverdueTask>;
  syncs: SyncsSummary;
}

/** What is kept of a summary: it says why somebody was told. */
export interface SummaryCounts extends Record<Exclude<Section, 'near_limit'>, number> {
  /** Integrations near the limit of a day's requests; absent where they were counted among those still open. */
  near_limit?: number;
  tasks_overdue: number;
  syncs: number;
  syncs_failed: number;
}

export const countsOf = ({ tasks_overdue, syncs, ...rest }: DailySummary): SummaryCounts => ({
  broke: rest.broke.count,
  still_open: rest.still_open.count,
  near_limit: rest.near_limit.count,
  expiring: rest.expiring.count,
  fixed: rest.fixed.count,
  tasks_overdue: tasks_overdue.count,
  syncs: syncs.runs,
  syncs_failed: syncs.failed,
});

/** Syncs that went well alone are nothing that somebody has to be told. */
export const saysNothing = ({ syncs: _syncs, ...counts }: SummaryCounts): boolean =>
  Object.values(counts).every((count) => count === 0);
