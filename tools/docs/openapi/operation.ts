import ts from 'typescript';
import type { Answers } from './answers.ts';
import { answersOf } from './answers-of.ts';
import type { Schema } from './components.ts';
import { operationName, summaryOf } from './naming.ts';
import { problemsOf } from './problems.ts';
import type { Refusals } from './refusals.ts';
import type { Requests } from './requests.ts';
import type { Route, Taken } from './routes.ts';
import { classIn, docOf, methodIn, type Sources } from './sources.ts';

export interface Tools {
  sources: Sources;
  answers: Answers;
  requests: Requests;
  refusals: Refusals;
  /** A problem document. */
  problem: Schema;
}

export interface Operation {
  operationId: string;
  parameters?: Schema[];
  [key: string]: unknown;
}

export function operationOf(route: Route, file: string, tools: Tools): Operation {
  const { sources } = tools;
  const method = methodIn(classIn(sources, file, route.controller.name), route.handler);
  const operationId = operationName(route);
  const queries = route.takes.filter(({ from }) => from === 'query');
  const parameters = [
    ...inPath(route),
    ...queries.flatMap((query) => inQuery(query, method, tools)),
    ...(route.takesIfMatch ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
    ...(isKeyed(route) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
  const body = route.takes.find(({ from }) => from === 'body');
  return {
    operationId,
    summary: summaryOf(operationId),
    description: describe(route, method, sources),
    ...(route.isPublic ? { security: admissionOf(route) } : { 'x-roles': route.roles }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: requestBody(route, body, method, tools) } : {}),
    responses: {
      ...(route.answers?.default ? {} : problemsOf(route, method, tools)),
      ...answersOf(route, method, tools),
    },
  };
}

function describe(route: Route, method: ts.MethodDeclaration, sources: Sources): string {
  const said = docOf(sources, sources.checker.getSymbolAtLocation(method.name));
  if (route.isPublic) return said;
  const roles = route.roles.map((role) => `\`${role}\``).join(', ');
  const granted = route.enhancers.some(({ name }) => name === 'MayConfigure')
    ? ' Whoever is no `tenant_admin` needs a grant to configure it.'
    : '';
  return [said, `For ${roles}.${granted}`].filter(Boolean).join('\n\n');
}

/** What admits a request to a route that takes no token of a user. */
const admissionOf = ({ enhancers }: Route): Schema[] =>
  enhancers.some(({ name }) => name === 'PageTokenGuard') ? [{ page_token: [] }] : [];

const typeAt = (method: ts.MethodDeclaration, { index }: Taken, { sources: { checker } }: Tools): ts.Type =>
  checker.getTypeAtLocation(method.parameters[index]!);

/** People and Slack send forms to public routes; programs send JSON. */
function requestBody({ isPublic }: Route, taken: Taken, method: ts.MethodDeclaration, tools: Tools): Schema {
  const type = typeAt(method, taken, tools);
  const isClass = (taken.type as unknown) !== Object;
  const schema = isClass
    ? tools.requests.refTo(taken.type, type)
    : tools.answers.schemaOf(tools.sources.checker.getNonNullableType(type));
  const isNeeded = isClass && tools.requests.schemaOf(taken.type, type).required !== undefined;
  const mediaType = isPublic ? 'application/x-www-form-urlencoded' : 'application/json';
  return { required: isNeeded, content: { [mediaType]: { schema } } };
}

function inPath({ path, takes }: Route): Schema[] {
  const uuids = takes.flatMap(({ from, name, isUuid }) => (from === 'path' && isUuid ? [name] : []));
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', ...(uuids.includes(name) ? { format: 'uuid' } : {}) },
  }));
}

/** Each field of the DTO is a query parameter. */
function inQuery(taken: Taken, method: ts.MethodDeclaration, tools: Tools): Schema[] {
  if (taken.name) return [{ name: taken.name, in: 'query', schema: { type: 'string' } }];
  const { properties, required = [] } = tools.requests.schemaOf(taken.type, typeAt(method, taken, tools)) as {
    properties: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    ...(description ? { description } : {}),
    ...(required.includes(name) ? { required: true } : {}),
    schema,
  }));
}

export const isKeyed = ({ enhancers, takes }: Route): boolean =>
  enhancers.some(({ name }) => name === 'KeepFirstAnswer') ||
  takes.some(({ from, name }) => from === 'header' && name?.toLowerCase() === 'idempotency-key');
