import { type Form, nested } from './form';
import type { StripeObject } from './stripe-store';

export interface StripeList {
  object: 'list';
  url: string;
  has_more: boolean;
  data: StripeObject[];
}

export function listPage(all: StripeObject[], url: string, query: Form): StripeList {
  const limit = Math.min(100, Math.max(1, Number(query['limit'] ?? 10) || 10));
  const after = all.findIndex(({ id }) => id === query['starting_after']);
  const data = all.slice(after + 1, after + 1 + limit);
  return { object: 'list', url, has_more: after + 1 + limit < all.length, data };
}

const equal = ['customer', 'payment_intent', 'charge', 'email', 'type'];
const compare: Record<string, (created: number, than: number) => boolean> = {
  gt: (created, than) => created > than,
  gte: (created, than) => created >= than,
  lt: (created, than) => created < than,
  lte: (created, than) => created <= than,
};

/** Filters by fields (`customer=cus_…`) and by time (`created[gte]=…`). */
export function matcher(query: Form): (one: StripeObject) => boolean {
  const { created, ...rest } = nested(query);
  const bounds = typeof created === 'object' ? Object.entries(created) : [];
  const filters = Object.entries(rest).filter(([name]) => equal.includes(name));
  return (one) =>
    filters.every(([name, value]) => one[name] === value) &&
    bounds.every(([bound, than]) => compare[bound]?.(one.created, Number(than)) ?? true);
}
