/** How far back an integration's history is shown. */
export const ranges = [
  { name: '24h', label: '24 hours', hours: 24 },
  { name: '7d', label: '7 days', hours: 7 * 24 },
  { name: '30d', label: '30 days', hours: 30 * 24 },
] as const;
export type Range = (typeof ranges)[number];

export const rangeOf = (wanted: unknown): Range => ranges.find(({ name }) => name === wanted) ?? ranges[0];

export const startOf = ({ hours }: Range, now: Date): Date => new Date(now.getTime() - hours * 3_600_000);
