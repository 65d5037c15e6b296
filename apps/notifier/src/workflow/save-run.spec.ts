import type { Workflow } from './load-workflow';
import { documentsOf } from './save-run';

const named = (name: string) => ({ workflow: { name, source: `workflow: ${name}` } as Workflow });

it('stores each document once and by name, whichever signal comes first', () => {
  const names = (all: { workflow: Workflow }[]) => documentsOf(all).map(({ name }) => name);
  const [a, b, c] = [named('a'), named('b'), named('c')];
  expect(names([c, a, named('c'), b])).toEqual(['a', 'b', 'c']);
  expect(names([b, a, c])).toEqual(['a', 'b', 'c']);
});
