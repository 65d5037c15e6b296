import { MOST_TENANTS, type WaitingTenant } from './outbox-rows.system';
import { WaitingTenants } from './waiting-tenants';

const waiting = (tenant_id: string, seconds: number, prefix = 'events'): WaitingTenant => ({
  prefix,
  tenant_id,
  since: new Date(0),
  seconds,
});
const crowd = Array.from({ length: MOST_TENANTS }, (_, n) => waiting(`tenant-${n}`, 5));
const last = crowd.at(-1)!.tenant_id;

it('finds by stream the oldest row that is not held back, and its tenant first', () => {
  const tenants = new WaitingTenants(['events', 'outcomes']);
  const all = [waiting('a', 5), waiting('b', 90), waiting('c', 7), waiting('b', 3, 'outcomes')];
  const found = tenants.seen(all, [{ prefix: 'events', tenant_id: 'b' }]);
  expect(found.map(({ prefix, oldest }) => [prefix, oldest])).toEqual([
    ['events', 7],
    ['outcomes', 3],
  ]);
  expect(found[0]!.tenants.map(({ tenant_id }) => tenant_id)).toEqual(['c', 'a']);
});

it('goes on behind the last tenant that it came to, and begins again behind the last of all', () => {
  const tenants = new WaitingTenants(['events', 'outcomes']);
  const [first, ...others] = tenants.begin();
  tenants.seen(crowd, []);
  expect(tenants.begin()).toEqual([{ prefix: 'events', tenant_id: last }, ...others]);
  tenants.seen([waiting(last, 5)], []);
  expect(tenants.begin()).toEqual([first, ...others]);
});

it('shows an old row until all tenants were looked at again', () => {
  const tenants = new WaitingTenants(['events']);
  const look = (all: WaitingTenant[]) => tenants.seen(all, [])[0]!.oldest;
  expect(look(crowd)).toBe(5);
  expect(look([waiting('z', 70)])).toBe(70);
  expect(look(crowd)).toBe(70);
  expect(look([])).toBe(5);
  expect(look([])).toBe(0);
});

it('passes over more tenants that are held back than one look comes to', () => {
  const tenants = new WaitingTenants(['events']);
  expect(tenants.seen(crowd, crowd)[0]).toEqual({ prefix: 'events', oldest: 0, tenants: [] });
  expect(tenants.seen([waiting('z', 2)], crowd)[0]!.tenants).toEqual([waiting('z', 2)]);
});
