import { pageOf, PageQuery, placeOf } from './page';
import { Problem } from './problem';

const query = (fields: Partial<PageQuery>): PageQuery => Object.assign(new PageQuery(), fields);
const rows = [1, 2, 3].map((version) => ({ code: 'PROCESS_PAYMENT', version }));
const keyOf = ({ code, version }: (typeof rows)[number]) => [code, version];

it('continues after the last row of the previous page', () => {
  const { items, next_cursor } = pageOf(rows, query({ limit: 2 }), keyOf);
  expect(items).toEqual(rows.slice(0, 2));
  expect(placeOf(query({ cursor: next_cursor }), 'code', 'integer')).toEqual(['PROCESS_PAYMENT', '2']);
});

it('has no cursor on the last page, full or not', () => {
  expect(pageOf(rows, query({ limit: 3 }), keyOf)).toEqual({ items: rows });
  expect(placeOf(query({}), 'code')).toBeUndefined();
});

it('accepts email addresses with every character that they may have', () => {
  const { next_cursor } = pageOf(['a|b+c@example.com', 'z@example.com'], query({ limit: 1 }), (email) => [email]);
  expect(placeOf(query({ cursor: next_cursor }), 'address')).toEqual(['a|b+c@example.com']);
});

it('accepts times and empty words', () => {
  const at = new Date('2026-01-29T15:45:00.060Z');
  const { next_cursor } = pageOf([{ at }, { at }], query({ limit: 1 }), (row) => [row.at, '']);
  expect(placeOf(query({ cursor: next_cursor }), 'time', 'word')).toEqual(['2026-01-29T15:45:00.060Z', '']);
});

it.each(['2026-02-30T15:45:00.060Z', '-271821-04-20T00:00:00.000Z', '0000-01-01T00:00:00.000Z'])(
  'refuses the time %s',
  (time) => {
    const cursor = Buffer.from(time).toString('base64url');
    expect(() => placeOf(query({ cursor }), 'time')).toThrow(Problem);
  },
);

it.each(['x', Buffer.from('a|1|2').toString('base64url'), Buffer.from("a'b|1").toString('base64url')])(
  'refuses the cursor %s',
  (cursor) => {
    expect(() => placeOf(query({ cursor }), 'code', 'integer')).toThrow(Problem);
  },
);
