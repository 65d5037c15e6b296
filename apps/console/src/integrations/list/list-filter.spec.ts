import { listFilter } from './list-filter';

it('ignores values that a filter cannot have', () => {
  expect(listFilter({ state: 'gone', customer_id: '1 or 1=1', name: ['a', 'b'], cursor: '' })).toEqual({});
  const id = '1b333e8a-663c-4f89-bc55-1f8cd85cf857';
  const wanted = { state: 'paused', connection: 'stripe', customer: 'Tech', customer_id: id, name: 'crm', cursor: 'x' };
  expect(listFilter(wanted)).toEqual(wanted);
  expect(listFilter({ name: 'x'.repeat(10_000) }).name).toHaveLength(200);
});
