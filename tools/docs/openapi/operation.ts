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
  const query = route.takes.find(({ from }) => from === 'query');
  const parameters = [
    ...inPath(route),
    ...(query ? inQuery(query, method, tools) : []),
    ...(route.takesIfMatch ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
    ...(isKeyed(route) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
  const body = route.takes.find(({ from }) => from === 'body');
  return {
    operationId,
    summary: summaryOf(operationId),
    description: describe(route, method, sources),
    'x-roles': route.roles,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: requestBody(body, method, tools) } : {}),
    responses: { ...answersOf(route, method, tools), ...problemsOf(route, method, tools) },
  };
}

function describe(route: Route, method: ts.MethodDeclaration, sources: Sources): string {
  const said = docOf(sources, sources.checker.getSymbolAtLocation(method.name));
  const roles = route.roles.map((role) => `\`${role}\``).join(', ');
  const granted = route.enhancers.some(({ name }) => name === 'MayConfigure')
    ? ' Whoever is no `tenant_admin` needs a grant to configure it.'
    : '';
  return [said, `For ${roles}.${granted}`].filter(Boolean).join('\n\n');
}

const typeAt = (method: ts.MethodDeclaration, { index }: Taken, { sources: { checker } }: Tools): ts.Type =>
  checker.getTypeAtLocation(method.parameters[index]!);

function requestBody(taken: Taken, method: ts.MethodDeclaration, tools: Tools): Schema {
  const schema = tools.requests.refTo(taken.type, typeAt(method, taken, tools));
  return { required: true, content: { 'application/json': { schema } } };
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
