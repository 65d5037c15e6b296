export class SoqlError extends Error {
  constructor(
    readonly code: 'MALFORMED_QUERY' | 'INVALID_TYPE' | 'INVALID_FIELD',
    message: string,
  ) {
    super(message);
  }
}

export interface Soql {
  fields: string[];
  from: string;
  where: { field: string; operator: string; time: number }[];
  order: { field: string; descending: boolean }[];
  limit: number;
}

const shape =
  /^\s*select\s+(.+?)\s+from\s+(\w+)(?:\s+where\s+(.+?))?(?:\s+order\s+by\s+([\w ,]+?))?(?:\s+limit\s+(\d+))?\s*$/is;
const condition = /^(\w+)\s*(>=|<=|>|<|=)\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))$/i;
const ordered = /^(\w+)(?:\s+(asc|desc))?$/i;

/** SELECT … FROM …, with times compared in WHERE (joined by AND), ORDER BY and LIMIT. */
export function parseSoql(text: string): Soql {
  const match = shape.exec(text);
  if (!match) throw malformed(text);
  const [, fields = '', from = '', where, order, limit] = match;
  return {
    fields: fields.split(',').map((field) => field.trim()),
    from,
    where: where?.split(/\s+and\s+/i).map((part) => toCondition(part.trim())) ?? [],
    order: order?.split(',').map((part) => toOrder(part.trim())) ?? [],
    limit: limit === undefined ? Infinity : Number(limit),
  };
}

function toCondition(text: string): Soql['where'][number] {
  const [, field, operator, literal = ''] = condition.exec(text) ?? [];
  const time = Date.parse(literal);
  if (!field || !operator || Number.isNaN(time)) throw malformed(text);
  return { field, operator, time };
}

function toOrder(text: string): Soql['order'][number] {
  const [, field, direction] = ordered.exec(text) ?? [];
  if (!field) throw malformed(text);
  return { field, descending: direction?.toLowerCase() === 'desc' };
}

const malformed = (text: string): SoqlError =>
  new SoqlError('MALFORMED_QUERY', `unexpected token: ${text.slice(0, 60)}`);
