import { placesFor } from './places';

const titles = (q: string, ...roles: Parameters<typeof placesFor>[1]) =>
  placesFor(q, roles, 6).map(({ title }) => title);

it.each([
  ['audit', ['tenant_admin'], ['Audit log']],
  ['AUDIT', ['csm'], []],
  ['mute', ['tenant_admin'], ['Silences']],
  ['mute', ['admin'], ['Staff: silences']],
  ['brand', ['tenant_admin'], ['Logo and colour']],
  ['work runs', ['tenant_admin'], ['Workflow runs']],
  ['dead', ['admin'], ['Staff: dead letters']],
  ['dead', ['member'], []],
] as const)('finds for %j as %j the pages %j', (q, roles, found) => expect(titles(q, ...roles)).toEqual(found));

it('names no more than it is asked for', () => expect(placesFor('s', ['admin'], 3)).toHaveLength(3));
