import type { SalesforceAccount } from './accounts';
import { recordTypes, type SalesforceRecord } from './records';
import { parseSoql, type Soql, SoqlError } from './soql';

export interface QueryResult {
  type: string;
  total: number;
  records: SalesforceRecord[];
}

/** Runs a query on the account's contacts or opportunities. COUNT() returns no records, as at Salesforce. */
export function query(text: string, account: SalesforceAccount): QueryResult {
  const soql = parseSoql(text);
  const found = recordTypes[soql.from.toLowerCase()];
  if (!found) throw new SoqlError('INVALID_TYPE', `sObject type '${soql.from}' is not supported.`);
  const all = Array.from({ length: found.count(account) }, (_, n) => found.make(account, n));
  const known = Object.keys(found.make(account, 0));
  const columnOf = (field: string): string => {
    const column = known.find((one) => one.toLowerCase() === field.toLowerCase());
    if (!column) throw new SoqlError('INVALID_FIELD', `No such column '${field}' on entity '${found.type}'.`);
    return column;
  };
  const counts = /^count\(\)$/i.test(soql.fields.join());
  const columns = counts ? [] : soql.fields.map(columnOf);
  const rows = all.filter(matching(soql.where, columnOf)).toSorted(inOrder(soql.order, columnOf)).slice(0, soql.limit);
  const records = rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? ''])));
  return { type: found.type, total: rows.length, records: counts ? [] : records };
}

type ColumnOf = (field: string) => string;

const compare: Record<string, (value: number, than: number) => boolean> = {
  '>=': (value, than) => value >= than,
  '<=': (value, than) => value <= than,
  '>': (value, than) => value > than,
  '<': (value, than) => value < than,
  '=': (value, than) => value === than,
};

function matching(where: Soql['where'], columnOf: ColumnOf): (row: SalesforceRecord) => boolean {
  const conditions = where.map(({ field, operator, time }) => {
    const column = columnOf(field);
    if (!['CreatedDate', 'LastModifiedDate'].includes(column)) {
      throw new SoqlError('INVALID_FIELD', `value of filter criterion for field '${column}' must not be a dateTime`);
    }
    return { column, time, holds: compare[operator]! };
  });
  return (row) => conditions.every(({ column, time, holds }) => holds(Date.parse(String(row[column])), time));
}

function inOrder(order: Soql['order'], columnOf: ColumnOf): (a: SalesforceRecord, b: SalesforceRecord) => number {
  const columns = order.map(({ field, descending }) => ({ column: columnOf(field), sign: descending ? -1 : 1 }));
  return (a, b) => {
    for (const { column, sign } of columns) {
      const [left, right] = [a[column]!, b[column]!];
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  };
}
