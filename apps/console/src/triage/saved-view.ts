import type { Triage } from '../upstream/answers';
import { triageUrl, type TriageFilter, viewLabels } from './triage-filter';

/** While the services are updated, an older notifier answers without saved views: then nothing is shown of them. */
export type MaybeSaved = Omit<Triage, 'saved'> & Partial<Pick<Triage, 'saved'>>;

const same = (a: string, b?: string): boolean => a.toLowerCase() === b?.toLowerCase();

/** What a person has saved, which of it is looked at, and whether the present filter can be saved. */
export function shownSaved({ saved }: MaybeSaved, path: string, { view, q }: TriageFilter) {
  const current = saved?.find((one) => one.view === view && same(one.q, q));
  return {
    saved: saved?.map((one) => ({
      label: one.name,
      count: one.signals,
      current: one === current,
      url: triageUrl(path, { view: one.view, q: one.q }),
      about: `${viewLabels[one.view]}, with “${one.q}” in a name`,
    })),
    saved_here: current && { view_id: current.view_id, name: current.name },
    may_save: saved !== undefined && q !== undefined && !current,
  };
}
