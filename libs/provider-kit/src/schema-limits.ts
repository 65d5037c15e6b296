export interface Violation {
  /** JSON Pointer (RFC 6901) of the wrong value; empty for the whole. */
  pointer: string;
  message: string;
}

const limits = { schema_bytes: 64 * 1024, schema_depth: 32, data_bytes: 256 * 1024, data_depth: 32 };
/** Each of these can make a schema cost far more time than its size suggests. */
const refusedKeywords = new Set([
  '$ref',
  '$dynamicRef',
  '$recursiveRef',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$data',
  '$async',
  'patternProperties',
]);
/** To check that objects are unique, Ajv compares each with each. */
const mostUnique = 1_000;

export function schemaExcess(schema: unknown): Violation | undefined {
  return excess(schema, limits.schema_bytes, limits.schema_depth, 'schema') ?? forbidden(schema, '');
}

export function dataExcess(data: unknown): Violation | undefined {
  return excess(data, limits.data_bytes, limits.data_depth, 'value');
}

function excess(value: unknown, bytes: number, depth: number, what: string): Violation | undefined {
  const pointer = deeperThan(value, depth, '');
  if (pointer !== undefined) return { pointer, message: `the ${what} nests deeper than ${depth} levels` };
  const size = Buffer.byteLength(JSON.stringify(value) ?? '');
  return size > bytes ? { pointer: '', message: `the ${what} is larger than ${bytes} bytes` } : undefined;
}

function deeperThan(value: unknown, left: number, pointer: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (left === 0) return pointer;
  for (const [key, child] of Object.entries(value)) {
    const found = deeperThan(child, left - 1, `${pointer}/${escape(key)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Names directly below `properties` are free, and are not checked as keywords. */
function forbidden(schema: unknown, pointer: string, names = false): Violation | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  for (const [key, child] of Object.entries(schema)) {
    const at = `${pointer}/${escape(key)}`;
    if (!names && refusedKeywords.has(key)) return { pointer: at, message: `${key} is not accepted in a schema` };
    if (!names && key === 'pattern' && !isLinearPattern(child)) {
      return {
        pointer: at,
        message: 'the pattern may take too long: anchor it, without groups, with one open repetition',
      };
    }
    if (!names && key === 'uniqueItems' && child === true && !(maxItemsOf(schema) <= mostUnique)) {
      return { pointer: at, message: `uniqueItems needs maxItems of at most ${mostUnique} beside it` };
    }
    if (!names && ['const', 'enum', 'default', 'examples'].includes(key)) continue;
    const found = forbidden(child, at, !names && ['properties', '$defs', 'definitions'].includes(key));
    if (found) return found;
  }
  return undefined;
}

const maxItemsOf = (schema: { maxItems?: unknown }): number =>
  typeof schema.maxItems === 'number' ? schema.maxItems : Infinity;

const atom = String.raw`(?:\\[dwsDWS]|\\[^a-zA-Z0-9]|\[(?:\\.|[^\]\\])+\]|[^\\^$.|?*+()[\]{}]|\.)`;
const linear = new RegExp(`^\\^(?:${atom}(?:\\{\\d{1,3}(?:,\\d{0,3})?\\}|[+*?])?)*\\$$`);

function isLinearPattern(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || pattern.length > 200 || !linear.test(pattern)) return false;
  const outsideClasses = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return (outsideClasses.match(/[+*?]|\{\d+,\d*\}/g) ?? []).length <= 1;
}

const escape = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
