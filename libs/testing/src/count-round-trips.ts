import { Client } from 'pg';

type Query = (this: object, text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

export interface Sent {
  text: string;
  values: unknown[];
}

/**
 * Watches what this process asks PostgreSQL: the statements of each transaction, by round trip. A statement that is sent
 * while another one of its connection is not answered yet belongs to the same round trip.
 */
export function countRoundTrips(): { transactionsWith(text: string): Sent[][][]; stop(): void } {
  const transactions: Sent[][][] = [];
  const now = new Map<object, { waiting: number; trips: Sent[][] }>();
  const prototype = Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (this: object, sent: unknown, values?: unknown, ...rest: unknown[]) {
    const asked = query.call(this, sent, values, ...rest);
    const text = typeof sent === 'string' ? sent : (sent as { text?: unknown }).text;
    if (typeof text !== 'string' || !(asked instanceof Promise)) return asked;
    if (text.startsWith('start transaction')) now.set(this, { waiting: 0, trips: [] });
    const current = now.get(this);
    if (!current) return asked;
    if (current.waiting === 0) current.trips.push([]);
    current.waiting += 1;
    current.trips.at(-1)!.push({ text: text.trim(), values: (values ?? []) as unknown[] });
    const answered = () => {
      current.waiting -= 1;
      if (text.endsWith('; commit')) transactions.push(current.trips);
    };
    asked.then(answered, answered);
    return asked;
  };
  return {
    transactionsWith: (text) => transactions.filter((trips) => trips.flat().some((one) => one.text.includes(text))),
    stop: () => (prototype.query = query),
  };
}
