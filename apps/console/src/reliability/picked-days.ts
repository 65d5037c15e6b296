import { dayOf, withQuery } from '../pages/query-string';

const DAY_MS = 86_400_000;
const lengths = [
  { days: '7', label: '7 days' },
  { days: '30', label: '30 days' },
  { days: '90', label: '90 days' },
  { days: '365', label: 'A year' },
] as const;
const usual = lengths[2];

/** The days in the URL of a page: a number of days up to today, or a first and a last day. */
export interface PickedDays {
  /** As the URL has it. */
  shown: { days?: string; from?: string; to?: string };
  /** What the service is asked for. Without a last day it is today where the customer is. */
  asked: { from?: string; to?: string };
}

export function pickedDays(query: Record<string, unknown>, now: Date): PickedDays {
  const [from, to] = [dayOf(query.from), dayOf(query.to)];
  if (from || to) return { shown: { from, to }, asked: { from, to } };
  const { days } = lengths.find((one) => one.days === query.days) ?? usual;
  const first = new Date(now.getTime() - (Number(days) - 1) * DAY_MS).toISOString().slice(0, 10);
  return { shown: { days: days === usual.days ? undefined : days }, asked: { from: first } };
}

/** The links and the form with which a page lets its days be picked. @param kept the rest of its URL. */
export function dayPicker(here: string, { shown, asked }: PickedDays, kept: Record<string, string | undefined> = {}) {
  return {
    here,
    kept: Object.entries(kept).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
    from: asked.from,
    to: asked.to,
    ranges: lengths.map(({ days, label }) => ({
      label,
      current: !shown.from && !shown.to && (shown.days ?? usual.days) === days,
      url: withQuery(here, { ...kept, days: days === usual.days ? undefined : days }),
    })),
  };
}
