import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  [keyword: string]: unknown;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

interface Response {
  description: string;
  content?: Record<string, { schema: Schema }>;
}

export interface Operation {
  verb: string;
  path: string;
  id: string;
  /** Empty for an operation that takes no token of a user. */
  roles: string[];
  takesPageToken: boolean;
  parameters: Parameter[];
  body?: { mediaType: string; schema: Schema; check: ValidateFunction };
  responses: Record<string, Response & { check?: ValidateFunction }>;
}

type Json = Record<string, unknown>;

/** docs/openapi.yaml as calls that can be made and answers that can be checked. Answers may have no fields beside it. */
export function readOperations(): { operations: Operation[]; problem: ValidateFunction } {
  const document = parse(readFileSync(new URL('../../../../docs/openapi.yaml', import.meta.url), 'utf8')) as Json;
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: false });
  addFormats.default(ajv);
  ajv.addFormat('url', true);
  ajv.addSchema({ $id: 'api', ...closed(document as Schema) });
  const resolve = <T extends { $ref?: string }>(value: T): T =>
    value.$ref
      ? (value.$ref
          .slice(2)
          .split('/')
          .reduce((at, key) => at[key] as Json, document) as T)
      : value;
  const checkOf = (...steps: string[]): ValidateFunction =>
    ajv.compile({
      $ref: `api#/${steps
        .map((it) => it.replaceAll('~', '~0').replaceAll('/', '~1'))
        .map(encodeURIComponent)
        .join('/')}`,
    });

  const operations = Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, found]): Operation => {
      const at = ['paths', path, verb];
      const body = found.requestBody as { content: Record<string, { schema: Schema }> } | undefined;
      const [media] = Object.entries(body?.content ?? {});
      const responses = Object.entries(found.responses as Record<string, Response & { $ref?: string }>);
      return {
        verb: verb.toUpperCase(),
        path,
        id: found.operationId as string,
        roles: (found['x-roles'] as string[] | undefined) ?? [],
        takesPageToken: ((found.security as object[] | undefined) ?? []).some((it) => 'page_token' in it),
        parameters: ((found.parameters as (Parameter & { $ref?: string })[] | undefined) ?? []).map(resolve),
        ...(media && {
          body: {
            mediaType: media[0],
            schema: inlined(media[1].schema, resolve),
            check: checkOf(...at, 'requestBody', 'content', media[0], 'schema'),
          },
        }),
        responses: Object.fromEntries(
          responses.map(([status, given]) => {
            const isJson = given.content?.['application/json'];
            const check = isJson && checkOf(...at, 'responses', status, 'content', 'application/json', 'schema');
            return [status, { ...resolve(given), ...(check && { check }) }];
          }),
        ),
      };
    }),
  );
  return { operations, problem: checkOf('components', 'schemas', 'ProblemDocument') };
}

/** Objects with named fields, and no other fields. */
function closed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(closed) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, closed(inner) as unknown]),
  ) as Schema;
  const isOpen = copy.type === 'object' && copy.properties && copy.additionalProperties === undefined;
  return (isOpen ? { ...copy, additionalProperties: false } : copy) as T;
}

/** The fields of a request, without references. No request contains itself. */
function inlined(schema: Schema, resolve: (schema: Schema) => Schema): Schema {
  const own = resolve(schema);
  const fields = Object.entries(own.properties ?? {});
  return {
    ...own,
    ...(own.properties && {
      properties: Object.fromEntries(fields.map(([name, inner]) => [name, inlined(inner, resolve)])),
    }),
    ...(own.items && { items: inlined(own.items, resolve) }),
  };
}
