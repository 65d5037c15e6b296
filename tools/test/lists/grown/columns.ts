/** Of 100 tenants, this one has a tenth of all rows. */
export const TENANT = '6f1e2d3c-0000-4000-8000-000000000001';

/** What is written into each column of row `n`. Only columns that lists read. */
export type Columns = Record<string, string>;

export const tenant = `case when n % 10 = 0 then '${TENANT}'::uuid else md5('tenant' || n % 99)::uuid end`;
export const id = (of: string, n = 'n'): string => `md5('${of}' || ${n})::uuid`;
/** So many rows has each table. */
export const ROWS = 50_000;
export const at = `now() - n * interval '1 minute'`;
/** For tables in the order of their numbers: the last row is the newest. */
export const inOrder = `now() - (${ROWS} - n) * interval '1 minute'`;
export const one = (...values: string[]): string =>
  `(array[${values.map((value) => `'${value}'`).join(', ')}])[1 + n % ${values.length}]`;
export const csm = `jsonb_build_object('email', 'csm' || n % 50 || '@example.com')`;

/** The integrations and customers of a tenant have the tenant's remainder of ten, and so all ids that name them. */
export const integration = id('integration', '(n % 10000)');
export const customer = id('customer', '(n % 5000)');
