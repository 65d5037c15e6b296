/** Calls or records of one moment. */
export interface Generated {
  kind: 'calls' | 'sync';
  integration_id: string;
  at: string;
  /** Of calls as `call_buckets` has it; of a sync its capability. */
  key: string;
  many: number;
  /** Bytes. */
  sent?: number;
  received?: number;
}

const STEP_MS = 300_000;
const keys = [
  '3 SYNC_CONTACTS',
  '9 SYNC_CONTACTS',
  'timeout SYNC_CONTACTS',
  'ok PUSH_SCORE',
  'rate_limited PUSH_SCORE',
  '4 probe',
];

/** Uses at random moments, the same ones each time. */
export function generateUse(ids: string[], from: string, to: string): Generated[] {
  let seed = 7;
  const random = (below: number) => Math.floor(((seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647) * below);
  const steps = (Date.parse(to) - Date.parse(from)) / STEP_MS;
  const moment = () => new Date(Date.parse(from) + random(steps) * STEP_MS).toISOString();
  const pick = <T>(all: readonly T[]): T => all[random(all.length)]!;
  const calls = Array.from({ length: 1_500 }, () => ({
    kind: 'calls' as const,
    integration_id: pick(ids),
    at: moment(),
    key: pick(keys),
    many: 1 + random(50),
    sent: random(3) * 1_000,
    received: random(4_000_000_000),
  }));
  const syncs = Array.from({ length: 300 }, () => ({
    kind: 'sync' as const,
    integration_id: pick(ids),
    at: moment(),
    key: 'SYNC_CONTACTS',
    many: random(5_000),
    sent: random(500),
    received: random(4_000_000_000),
  }));
  return [...calls, ...syncs];
}

interface Recounting {
  from: string;
  to: string;
  time_zone: string;
  prices: readonly {
    connection_code: string;
    capability_code?: string;
    per: string;
    amount: string;
    currency: string;
    valid_from: string;
  }[];
  connections: Record<string, string>;
}

/** Counts one use after the other, by the day that a calendar in the zone shows, with prices in whole millionths. */
export function recount(all: Generated[], { from, to, time_zone, prices, connections }: Recounting) {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: time_zone });
  const sums = {
    calls: 0,
    failures: 0,
    sync_runs: 0,
    failed_sync_runs: 0,
    records: 0,
    webhooks: 0,
    refused_webhooks: 0,
    bytes_sent: 0,
    bytes_received: 0,
    priced_calls: 0,
  };
  const cost: Record<string, number> = {};
  for (const { kind, integration_id, at, key, many, sent = 0, received = 0 } of all) {
    const day = calendar.format(new Date(at));
    if (day < from || day > to) continue;
    sums.bytes_sent += sent;
    sums.bytes_received += received;
    const capability = key.split(' ').at(-1);
    const mine = prices.filter((one) => one.connection_code === connections[integration_id] && one.valid_from <= day);
    const own = mine.filter(({ capability_code }) => capability_code === capability);
    const level = own.length > 0 ? own : mine.filter(({ capability_code }) => capability_code === undefined);
    const per = kind === 'calls' ? 'call' : 'record';
    const [price] = level.filter((one) => one.per === per).sort((a, b) => (a.valid_from < b.valid_from ? 1 : -1));
    if (level.some(({ currency }) => !(currency in cost)))
      for (const unit of ['call', 'record']) {
        const [known] = level.filter((one) => one.per === unit).sort((a, b) => (a.valid_from < b.valid_from ? 1 : -1));
        if (known) cost[known.currency] ??= 0;
      }
    if (price) cost[price.currency] = (cost[price.currency] ?? 0) + many * Math.round(Number(price.amount) * 1e6);
    if (kind === 'sync') {
      sums.sync_runs += 1;
      sums.records += many;
      continue;
    }
    sums.calls += many;
    if (/^[a-z]/.test(key) && !key.startsWith('ok')) sums.failures += many;
    if (level.length > 0) sums.priced_calls += many;
  }
  const digits: Record<string, number> = { USD: 2, EUR: 2, JPY: 0 };
  return {
    ...sums,
    cost:
      Object.keys(cost).length > 0
        ? Object.keys(cost)
            .sort()
            .map((currency) => ({ currency, amount: inText(cost[currency]!, digits[currency]!) }))
        : null,
    priced_percent: sums.calls > 0 ? Math.floor((sums.priced_calls / sums.calls) * 1_000) / 10 : null,
  };
}

function inText(millionths: number, digits: number): string {
  const text = (millionths / 1e6).toFixed(6).replace(/0+$/, '');
  const [whole, part = ''] = text.split('.');
  return part.length >= digits ? [whole, part].filter(Boolean).join('.') : `${whole}.${part.padEnd(digits, '0')}`;
}
