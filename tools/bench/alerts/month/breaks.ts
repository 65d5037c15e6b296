import type { Cause } from '@linesman/contracts';
import { between, draw, exponential, oneOf } from './draw.ts';
import { type Integration, KEYED, providers } from './people.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** One thing that does not work, as it is, whether anybody knows it or not. */
export interface Break {
  id: string;
  integration: Integration;
  cause: Cause;
  /** Only one of its capabilities fails. */
  partly?: true;
  begins: number;
  /** When it ends by itself, or ended because somebody repaired it. */
  ends?: number;
}

/** How often each integration breaks in a month, and how. */
const kinds = [
  { name: 'access withdrawn', monthly: 0.05 },
  { name: 'permission missing', monthly: 0.01 },
  { name: 'provider fails briefly', monthly: 0.1 },
  { name: 'flapping', monthly: 0.01 },
  { name: 'our fault', monthly: 0.003 },
] as const;
type Kind = (typeof kinds)[number]['name'];

const OUTAGES = 3;
/** Of one provider: it withdraws the access of many at once. */
const MOST_WITHDRAWN = 150;

/** The breaks and storms of so many days, in the order in which they begin. */
export function breaksOf(seed: number, all: Integration[], from: number, days: number): Break[] {
  const single = all.flatMap((integration) =>
    kinds.flatMap(({ name, monthly }) => {
      const share = draw(seed, name, integration.integration_id);
      if (share >= (monthly * days) / 30) return [];
      const begins = from + DAY_MS * days * draw(seed, name, 'when', integration.integration_id);
      return breakOf(seed, name, integration, begins);
    }),
  );
  const storms = Array.from({ length: OUTAGES }, (_, n) => outage(seed, n, all, from, days)).flat();
  return [...single, ...storms, ...withdrawal(seed, all, from, days)].sort((a, b) => a.begins - b.begins);
}

function breakOf(seed: number, kind: Kind, integration: Integration, begins: number): Break[] {
  const id = `${kind} ${integration.integration_id}`;
  const minutes = (mean: number): number => begins + MINUTE_MS * (1 + exponential(draw(seed, 'lasts', id), mean));
  switch (kind) {
    case 'access withdrawn':
      return [{ id, integration, cause: withdrawn(integration), begins }];
    case 'permission missing':
      return [{ id, integration, cause: 'insufficient_scope', partly: true, begins }];
    case 'provider fails briefly':
      return [{ id, integration, cause: 'server_error', begins, ends: minutes(15) }];
    case 'our fault':
      return [{ id, integration, cause: 'lease_failed', begins }];
    case 'flapping':
      return Array.from({ length: 8 }, (_, n) => {
        const at = begins + n * 9 * MINUTE_MS;
        return { id: `${id} ${n}`, integration, cause: 'timeout' as const, begins: at, ends: at + 5 * MINUTE_MS };
      });
  }
}

const withdrawn = ({ connection_code }: Integration): Cause =>
  connection_code === KEYED ? 'api_key_rejected' : 'refresh_refused';

/** All integrations of a provider fail within a minute, and work again within one. */
function outage(seed: number, n: number, all: Integration[], from: number, days: number): Break[] {
  const code = oneOf(draw(seed, 'outage of', n), providers);
  const begins = from + (DAY_MS * days * (n + 0.2 + 0.6 * draw(seed, 'outage', n))) / OUTAGES;
  const lasts = MINUTE_MS * between(draw(seed, 'outage lasts', n), 20, 240);
  return all
    .filter(({ connection_code }) => connection_code === code)
    .map((integration) => {
      const id = `outage ${n} ${integration.integration_id}`;
      const at = begins + MINUTE_MS * draw(seed, id);
      return { id, integration, cause: 'server_error', begins: at, ends: at + lasts };
    });
}

/** A provider withdraws the access of many of its customers within three minutes. */
function withdrawal(seed: number, all: Integration[], from: number, days: number): Break[] {
  const code = oneOf(draw(seed, 'withdrawal of'), providers);
  const begins = from + DAY_MS * days * between(draw(seed, 'withdrawal'), 0.1, 0.6);
  return all
    .filter(({ connection_code }) => connection_code === code)
    .slice(0, MOST_WITHDRAWN)
    .map((integration) => {
      const id = `withdrawal ${integration.integration_id}`;
      return { id, integration, cause: withdrawn(integration), begins: begins + 3 * MINUTE_MS * draw(seed, id) };
    });
}
