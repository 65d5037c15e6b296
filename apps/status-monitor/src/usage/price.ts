import type { ProviderManifest } from '@linesman/provider-kit';

/** call: each call of ours to the provider, also one that failed. record: each record that a sync has read. */
export const units = ['call', 'record'] as const;
export type Unit = (typeof units)[number];

export interface Price {
  connection_code: string;
  /** Null for every call of the connection that no price of its own covers, probes included. */
  capability_code: string | null;
  per: Unit;
  /** Decimal text in the currency. */
  amount: string;
  currency: string;
  /** The first day, in the tenant's time zone. */
  valid_from: string;
  /** On whose list it is. */
  list: 'tenant' | 'provider';
}

/** What the providers of some connections publish. */
export const publishedPrices = (manifests: ProviderManifest[]): Price[] =>
  manifests.flatMap(({ code, prices = [] }) =>
    prices.map(({ capability_code = null, per, amount, currency, valid_from }) => ({
      connection_code: code,
      capability_code,
      per,
      amount,
      currency,
      valid_from,
      list: 'provider' as const,
    })),
  );

interface Used {
  connection_code: string;
  capability_code: string;
}

/** The first of these that has a price counts, so that prices of different lists do not add up. */
const precedence: ((price: Price) => boolean)[] = [
  ({ list, capability_code }) => list === 'tenant' && capability_code !== null,
  ({ list, capability_code }) => list === 'tenant' && capability_code === null,
  ({ list, capability_code }) => list === 'provider' && capability_code !== null,
  ({ list, capability_code }) => list === 'provider' && capability_code === null,
];

/** The prices of a use on a day: one per call, one per record, or both, which add up. Empty where none is known. */
export function pricesOn(day: string, all: Price[], { connection_code, capability_code }: Used): Price[] {
  const mine = all.filter(
    (one) =>
      one.connection_code === connection_code &&
      (one.capability_code ?? capability_code) === capability_code &&
      one.valid_from <= day,
  );
  const list = precedence.map((level) => mine.filter(level)).find((level) => level.length > 0) ?? [];
  return units.flatMap((unit) => newestOf(list.filter(({ per }) => per === unit)) ?? []);
}

const newestOf = (all: Price[]): Price | undefined =>
  all.reduce<Price | undefined>((known, one) => (!known || one.valid_from > known.valid_from ? one : known), undefined);
