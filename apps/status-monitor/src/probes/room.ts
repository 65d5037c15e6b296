/** How many probes a process runs at a time: most of them wait for a provider. With 500 it took 350 MiB of memory. */
export const SLOTS = 300;
/** A provider that hangs holds no more of them. */
export const SLOTS_OF_ONE = (SLOTS * 2) / 3;
/** Less room is not worth a look at the schedule. */
const LEAST = SLOTS / 20;

export interface Room {
  total: number;
  /** By connection code. */
  of: Record<string, number>;
}

/**
 * How many probes this process may lease now. What waits in the queue takes room too, whichever process added it, so the
 * queue is never longer than what one process runs at a time.
 *
 * @param running probes that this process runs, by connection code.
 */
export function roomFor(connectionCodes: string[], running: ReadonlyMap<string, number>, waiting: number): Room {
  const here = [...running.values()].reduce((sum, count) => sum + count, 0);
  const total = SLOTS - here - waiting;
  if (total < LEAST) return { total: 0, of: {} };
  const of = connectionCodes.map((code) => [code, Math.min(total, SLOTS_OF_ONE - (running.get(code) ?? 0))] as const);
  return { total, of: Object.fromEntries(of.filter(([, room]) => room > 0)) };
}

export function lessRoom({ total, of }: Room, leased: { connection_code: string }[]): Room {
  const left = { ...of };
  for (const { connection_code: code } of leased) left[code] = (left[code] ?? 0) - 1;
  return { total: total - leased.length, of: Object.fromEntries(Object.entries(left).filter(([, room]) => room > 0)) };
}

/** Whether there may be more that is due than there was room for. */
export const isFull = (room: Room, leased: { connection_code: string }[]): boolean => {
  const left = lessRoom(room, leased);
  return left.total <= 0 || Object.keys(left.of).length < Object.keys(room.of).length;
};
