import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { JsonSchema } from './manifest';
import { dataExcess, schemaExcess, type Violation } from './schema-limits';

export type { Violation };

const ajv = new Ajv2020({
  allErrors: false,
  $data: false,
  strict: true,
  strictTypes: false,
  addUsedSchema: false,
  verbose: true,
});
addFormats(ajv, { mode: 'fast' });

/** A manifest's schema is always the same object, so its compiled form is found without reading the schema. */
const ready = new WeakMap<JsonSchema, ValidateFunction>();
const compiled = new Map<string, ValidateFunction>();
const mostCompiled = 500;

/** @returns what is wrong with a schema from an admin or a provider; undefined when it may be used. */
export function checkSchema(schema: JsonSchema): Violation | undefined {
  const excess = schemaExcess(schema);
  if (excess) return excess;
  try {
    compile(schema);
    return undefined;
  } catch (error) {
    return { pointer: '', message: `not a JSON Schema (2020-12): ${(error as Error).message}`.slice(0, 500) };
  }
}

/** @returns the first fault of the parameters; undefined when they fit. Throws for a schema that checkSchema refuses. */
export function validateParameters(schema: JsonSchema, parameters: unknown): Violation | undefined {
  const validate = ready.get(schema) ?? accept(schema);
  const excess = dataExcess(parameters);
  if (excess) return excess;
  if (validate(parameters)) return undefined;
  const [error] = validate.errors ?? [];
  if (!error) return { pointer: '', message: 'is not valid' };
  const params = error.params as Record<string, unknown>;
  const named = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const suffix = typeof named === 'string' ? `/${named.replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
  return { pointer: error.instancePath + suffix, message: messageOf(error, suffix !== '') };
}

/** People read it beside the field, so it quotes no regular expression. */
function messageOf({ keyword, message = 'is not valid', parentSchema }: ErrorObject, named: boolean): string {
  if (named && keyword !== 'required') return 'is not a known property';
  if (keyword !== 'pattern' && keyword !== 'format') return message;
  const { examples, format } = parentSchema as { examples?: unknown[]; format?: string };
  const what =
    keyword === 'format' ? `is not ${formats[format ?? ''] ?? `a valid ${format}`}` : 'does not have the expected form';
  return examples?.length ? `${what}, such as ${examples.map(String).join(' or ')}` : what;
}

const formats: Record<string, string> = {
  uri: 'a URL',
  uuid: 'a UUID',
  email: 'an email address',
  date: 'a date (2026-01-31)',
  'date-time': 'a time (2026-01-31T09:00:00Z)',
};

function accept(schema: JsonSchema): ValidateFunction {
  const wrong = schemaExcess(schema);
  if (wrong) throw new Error(`schema${wrong.pointer}: ${wrong.message}`);
  const validate = compile(schema);
  ready.set(schema, validate);
  return validate;
}

function compile(schema: JsonSchema): ValidateFunction {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known) return known;
  let validate: ValidateFunction;
  try {
    validate = ajv.compile(schema);
  } finally {
    // Ajv keeps every schema object that it compiled, and a schema from a database is a new object each time.
    ajv.removeSchema(schema);
  }
  const [oldest] = compiled.keys();
  if (oldest !== undefined && compiled.size >= mostCompiled) compiled.delete(oldest);
  compiled.set(key, validate);
  return validate;
}
