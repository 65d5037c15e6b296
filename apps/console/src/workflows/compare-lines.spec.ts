import { compareLines } from './compare-lines';

const marks = { same: ' ', added: '+', removed: '-' };
const compared = (from: string[], to: string[]) =>
  compareLines(from.join('\n'), to.join('\n')).map(({ kind, text }) => marks[kind] + text);

it('marks the lines that were added and removed, and keeps the others', () => {
  expect(compared(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toEqual([' a', '-b', '+x', ' c', '+d']);
  expect(compared(['a', 'b'], ['a', 'b'])).toEqual([' a', ' b']);
  expect(compared(['b', 'a'], ['a'])).toEqual(['-b', ' a']);
});

it('does not take the end of the last line for a line', () => {
  expect(compareLines('a\n', 'a')).toEqual([{ kind: 'same', text: 'a' }]);
});
