import { Client } from 'pg';

type Query = (this: object, text: unknown, ...rest: unknown[]) => unknown;

/**
 * Watches what this process asks PostgreSQL: the statements of each transaction, by round trip. A statement that is sent
 * while another one of its connection is not answered yet belongs to the same round trip.
 */
export function countRoundTrips(): { transactionWith(text: string): string[][] | undefined; stop(): void } {
  const transactions: string[][][] = [];
  const now = new Map<object, { waiting: number; trips: string[][] }>();
  const prototype = Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (this: object, text: unknown, ...rest: unknown[]) {
    const asked = query.call(this, text, ...rest);
    if (typeof text !== 'string' || !(asked instanceof Promise)) return asked;
    if (text.startsWith('start transaction')) now.set(this, { waiting: 0, trips: [] });
    const current = now.get(this);
    if (!current) return asked;
    if (current.waiting === 0) current.trips.push([]);
    current.waiting += 1;
    current.trips.at(-1)!.push(text.trim());
    const answered = () => {
      current.waiting -= 1;
      if (text === 'COMMIT') transactions.push(current.trips);
    };
    asked.then(answered, answered);
    return asked;
  };
  return {
    transactionWith: (text) => transactions.find((trips) => trips.flat().some((one) => one.includes(text))),
    stop: () => (prototype.query = query),
  };
}
