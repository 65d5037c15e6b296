import { pageOf, PageQuery, placeOf } from './page';
import { Problem } from './problem';

const query = (fields: Partial<PageQuery>): PageQuery => Object.assign(new PageQuery(), fields);
const rows = [1, 2, 3].map((version) => ({ code: 'PROCESS_PAYMENT', version }));
const keyOf = ({ code, version }: (typeof rows)[number]) => [code, version];

it('goes on where the page before ended', () => {
  const { items, next_cursor } = pageOf(rows, query({ limit: 2 }), keyOf);
  expect(items).toEqual(rows.slice(0, 2));
  expect(placeOf(query({ cursor: next_cursor }), 'code', 'integer')).toEqual(['PROCESS_PAYMENT', '2']);
});

it('has no cursor on the last page, full or not', () => {
  expect(pageOf(rows, query({ limit: 3 }), keyOf)).toEqual({ items: rows });
  expect(placeOf(query({}), 'code')).toBeUndefined();
});

it.each(['x', Buffer.from('a|1|2').toString('base64url'), Buffer.from("a'b|1").toString('base64url')])(
  'refuses the cursor %s',
  (cursor) => {
    expect(() => placeOf(query({ cursor }), 'code', 'integer')).toThrow(Problem);
  },
);
