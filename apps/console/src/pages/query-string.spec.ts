import { textOf, withQuery } from './query-string';

it('leaves out parameters without a value', () => {
  expect(withQuery('/integrations', { state: 'paused', name: '', cursor: undefined })).toBe(
    '/integrations?state=paused',
  );
  expect(withQuery('/integrations', { name: 'R&D = all' })).toBe('/integrations?name=R%26D+%3D+all');
  expect(withQuery('/integrations', {})).toBe('/integrations');
});

it('reads a repeated value, or anything but a text, as empty', () => {
  expect([' a ', ['a', 'b'], undefined, { a: 1 }].map(textOf)).toEqual(['a', '', '', '']);
});
