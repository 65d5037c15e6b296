import type { Group } from './read-reliability';

/** In milliseconds, a whole number. */
export const downOf = ({ periods }: Pick<Group, 'periods'>): number =>
  periods.reduce((sum, { tally }) => sum + tally.down_ms, 0);

type Placed = Pick<Group, 'key' | 'periods'>;

const before = (a: { down: number; key: string }, b: { down: number; key: string }): boolean =>
  a.down > b.down || (a.down === b.down && a.key < b.key);

export const worstFirst = <T extends Placed>(groups: T[]): T[] =>
  groups
    .map((one) => ({ one, down: downOf(one), key: one.key }))
    .sort((a, b) => (before(a, b) ? -1 : 1))
    .map(({ one }) => one);

/** Whether a group comes after the last one of an earlier page. */
export const behind =
  (place: string[] | undefined) =>
  (group: Placed): boolean => {
    const [down, key] = place ?? [];
    if (down === undefined || key === undefined) return true;
    return before({ down: Number(down), key }, { down: downOf(group), key: group.key });
  };
