import { textOf, withQuery } from './query-string';

it('keeps of a query only what says something', () => {
  expect(withQuery('/integrations', { state: 'paused', name: '', cursor: undefined })).toBe(
    '/integrations?state=paused',
  );
  expect(withQuery('/integrations', { name: 'R&D = all' })).toBe('/integrations?name=R%26D+%3D+all');
  expect(withQuery('/integrations', {})).toBe('/integrations');
});

it('takes what came twice, or as anything but a text, for nothing', () => {
  expect([' a ', ['a', 'b'], undefined, { a: 1 }].map(textOf)).toEqual(['a', '', '', '']);
});
