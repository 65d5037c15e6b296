import { unstorableField } from './storable-input';

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

it.each([
  ['a name', { name: 'a\0' }, 'name'],
  ['half of a character in a list', { csm: { tags: ['ok', '\ud800'] } }, 'csm.tags.1'],
  ['a key', { external_ids: { 'a\udc00': 'x' } }, 'external_ids.a\ufffd'],
])('names the field that cannot be stored: %s', (_, value, field) => {
  expect(unstorableField(value)).toMatchObject({ field });
});

it('refuses what is nested too deep, however deep', () => {
  expect(unstorableField({ filter: deep(200_000) })).toMatchObject({
    message: expect.stringContaining('64') as string,
  });
  expect(unstorableField(deep(60))).toBeUndefined();
});

it.each([{ name: 'Zoë 🔌', n: 1, list: [null, true] }, 'text', null, undefined, Buffer.from('a\0b')])(
  'lets %j pass',
  (value) => {
    expect(unstorableField(value)).toBeUndefined();
  },
);
