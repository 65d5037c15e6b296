import type { ErrorObject } from 'ajv';
import { type Document, isMap, isNode, type LineCounter } from 'yaml';

export type Path = readonly (string | number)[];

/** Something wrong at a place of a document. */
export interface Fault {
  path: Path;
  message: string;
  /** The place is the name of the field, and not its value. */
  of_name?: true;
}

/** A fault as a person sees it. Lines and columns count from 1. */
export interface Mistake {
  line: number;
  column: number;
  /** e.g. `steps[1].config.urgency`; empty for the whole document. */
  path: string;
  message: string;
}

export const inWords = (path: Path): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${part}` : part),
    '',
  );

export const sentenceOf = ({ line, column, path, message }: Mistake): string =>
  `line ${line}, column ${column}: ${path ? `${path}: ` : ''}${message}`;

const MOST = 50;

/** In the order of the document, one for each place. */
export function locate(faults: readonly Fault[], document: Document, lines: LineCounter): Mistake[] {
  const located = faults.map(({ path, message, of_name }): Mistake => {
    const { line, col } = lines.linePos(offsetOf(document, path, of_name));
    return { line, column: col, path: inWords(path), message };
  });
  return located
    .filter((it, i) => located.findIndex(({ path }) => path === it.path) === i)
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MOST);
}

/** Of what is missing, the place is that of what it is missing in. */
function offsetOf(document: Document, path: Path, ofName = false): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (ofName && isMap(parent)) {
    const pair = parent.items.find(({ key }) => isNode(key) && key.toJSON() === path.at(-1));
    if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0;
  }
  const node = path.length > 0 ? document.getIn(path, true) : document.contents;
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length > 0 ? offsetOf(document, path.slice(0, -1)) : 0;
}

const types: Record<string, string> = {
  object: 'fields with values',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

/** What each keyword of JSON Schema refuses, in words. Others are never used. */
const sentences: Record<string, (error: ErrorObject) => Pick<Fault, 'message'> & { at?: string; of_name?: true }> = {
  additionalProperties: ({ params, parentSchema }) => ({
    at: params.additionalProperty as string,
    of_name: true,
    message: `is not known. The fields here are ${Object.keys(parentSchema?.properties as object).join(', ') || 'none'}.`,
  }),
  required: ({ params }) => ({ at: params.missingProperty as string, message: 'is missing' }),
  enum: ({ data, params, parentSchema }) => ({
    message: `${shown(data)} ${(parentSchema as { description?: string }).description ?? 'is not known'}. It must be one of ${(params.allowedValues as string[]).join(', ')}.`,
  }),
  const: ({ params }) => ({ message: `must be ${String(params.allowedValue)}` }),
  type: ({ params }) => ({
    message: `must be ${[params.type as string | string[]]
      .flat()
      .map((type) => types[type] ?? type)
      .join(' or ')}`,
  }),
  minItems: () => ({ message: 'must be a list with one entry at least' }),
  oneOf: ({ schema }) => ({
    message: `must have one of ${(schema as { required: string[] }[]).flatMap(({ required }) => required).join(', ')}, and only one`,
  }),
  maxItems: ({ params }) => ({ message: `has more than ${params.limit} entries` }),
};

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 100);

/** Of a choice its own sentence is shown, and not those of what may be chosen. */
export function faultsOf(errors: readonly ErrorObject[]): Fault[] {
  return errors
    .filter(
      ({ schemaPath, keyword }) =>
        keyword !== 'if' && !/\/(anyOf|oneOf)\//.test(schemaPath) && !isOfChoice(schemaPath, errors),
    )
    .map((error) => {
      const place = pathOf(error.instancePath);
      const description = (error.parentSchema as { description?: string } | undefined)?.description;
      const sentence = sentences[error.keyword]?.(error) ?? { message: `must be ${description ?? error.message}` };
      const { at, ...fault } = sentence;
      return { ...fault, path: at === undefined ? place : [...place, at] };
    });
}

/** What a choice refers to is refused under the path of what it refers to. */
const isOfChoice = (schemaPath: string, errors: readonly ErrorObject[]): boolean =>
  schemaPath.startsWith('#/definitions/expression') && errors.some(({ keyword }) => keyword === 'anyOf');

const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
