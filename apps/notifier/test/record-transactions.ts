import { Client } from 'pg';

/** Records what a tenant's transactions in this process send to PostgreSQL, one entry for each round trip. */
export function recordTransactions(tenantId: string): { stop(): string[][] } {
  const transactions: string[][] = [];
  const open = new Map<Client, string[]>();
  const send = Reflect.get(Client.prototype, 'query') as (...all: unknown[]) => unknown;
  function record(this: Client, ...args: unknown[]): unknown {
    const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string }).text ?? '');
    if (text.startsWith('start transaction') && text.includes(tenantId)) {
      const begun: string[] = [];
      transactions.push(begun);
      open.set(this, begun);
    }
    open.get(this)?.push(text);
    if (/^(commit|rollback)/i.test(text)) open.delete(this);
    return send.apply(this, args);
  }
  Reflect.set(Client.prototype, 'query', record);
  return {
    stop: () => {
      Reflect.set(Client.prototype, 'query', send);
      return transactions;
    },
  };
}
