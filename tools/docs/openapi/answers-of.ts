import { STATUS_CODES } from 'node:http';
import ts from 'typescript';
import type { Schema } from './components.ts';
import { isKeyed, type Tools } from './operation.ts';
import type { Route } from './routes.ts';

/** The successful answers of a handler: its return type, by status where the handler sets the status itself. */
export function answersOf(route: Route, method: ts.MethodDeclaration, { sources, answers, problem }: Tools): Schema {
  const { checker } = sources;
  if (route.answers) return writtenAnswers(route.answers, problem);
  if (!method.type) throw new Error(`${route.controller.name}.${route.handler} does not say what it returns.`);
  const returned = returnsOf(method);
  const statuses = new Set(returned.map(({ status }) => status ?? route.status));
  if (statuses.size < 2) {
    const type = checker.getTypeFromTypeNode(method.type);
    return {
      [[...statuses][0] ?? route.status]: answer(route, checker.getAwaitedType(type) ?? type, answers, checker),
    };
  }
  return Object.fromEntries(
    [...statuses].sort().map((status) => {
      const { expression } = returned.find((it) => (it.status ?? route.status) === status)!;
      const type = checker.getTypeAtLocation(expression);
      return [status, answer(route, checker.getAwaitedType(type) ?? type, answers, checker)];
    }),
  );
}

/** A page answers every error of its own. What is wrong with the request itself is refused before, without a page. */
const writtenAnswers = (answers: Record<string, string | null>, problem: Schema): Schema =>
  Object.fromEntries(
    Object.entries(answers).map(([status, type]) => [
      status,
      {
        description: STATUS_CODES[status] ?? 'Whatever else goes wrong, in words for people.',
        ...(type && {
          content: {
            [type]: { schema: { type: 'string' } },
            ...(status === 'default' && { 'application/problem+json': { schema: problem } }),
          },
        }),
      },
    ]),
  );

interface Returned {
  expression: ts.Expression;
  /** From `reply.status(204)` earlier in the same block. */
  status?: number;
}

function returnsOf(method: ts.MethodDeclaration): Returned[] {
  const found: Returned[] = [];
  const visit = (node: ts.Node, status?: number): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression)
      found.push({ expression: node.expression, ...(status ? { status } : {}) });
    if (!ts.isBlock(node)) return ts.forEachChild(node, (child) => visit(child, status));
    let set = status;
    for (const statement of node.statements) {
      set = Number(/\breply\.status\((\d{3})\)/.exec(statement.getText())?.[1] ?? set) || undefined;
      visit(statement, set);
    }
  };
  if (method.body) visit(method.body);
  return found;
}

function answer(route: Route, type: ts.Type, answers: Tools['answers'], checker: ts.TypeChecker): Schema {
  const isEmpty = Boolean(type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined));
  const hasVersion = !isEmpty && checker.getPropertyOfType(checker.getNonNullableType(type), 'version');
  const headers = {
    ...(route.showsEntityTag && hasVersion ? { ETag: { $ref: '#/components/headers/ETag' } } : {}),
    ...(isKeyed(route) && route.enhancers.length > 0
      ? { 'Idempotent-Replayed': { $ref: '#/components/headers/IdempotentReplayed' } }
      : {}),
  };
  return {
    description: isEmpty ? 'Done.' : (STATUS_CODES[route.status] ?? 'OK'),
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(isEmpty ? {} : { content: { [route.contentType ?? 'application/json']: { schema: answers.schemaOf(type) } } }),
  };
}
