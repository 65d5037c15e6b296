import ts from 'typescript';
import { callsIn, type Code, original } from './calls.ts';
import type { Sources } from './sources.ts';

export interface Refusal {
  status: number;
  /** Last word of the problem's type. */
  word: string;
  detail?: string;
}

/** The problems that a handler can answer with: every `new Problem(…)` that its code reaches, over one RPC too. */
export class Refusals {
  private readonly sources: Sources;
  private readonly handlers: Map<ts.Symbol, Code>;

  constructor(sources: Sources) {
    this.sources = sources;
    this.handlers = rpcHandlers(sources);
  }

  from(code: Code): Refusal[] {
    const found = new Map<string, Refusal>();
    for (const reached of this.reach(code))
      for (const refusal of this.own(reached)) {
        const key = `${refusal.status} ${refusal.word}`;
        if (!found.get(key)?.detail) found.set(key, refusal);
      }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, refusal]) => refusal);
  }

  private reach(from: Code): Set<Code> {
    const near = new Set<Code>([from]);
    const asked = new Set<Code>();
    for (const code of near)
      for (const { declaration, rpc } of callsIn(this.sources, code)) {
        near.add(declaration);
        const handler = rpc && this.handlers.get(rpc);
        if (handler) asked.add(handler);
      }
    for (const code of asked)
      for (const { declaration, isGate } of callsIn(this.sources, code)) if (!isGate) asked.add(declaration);
    return new Set([...near, ...asked]);
  }

  private own(code: Code): Refusal[] {
    const found: Refusal[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) && node.expression.getText() === 'Problem') found.push(...this.refusalsOf(node));
      ts.forEachChild(node, visit);
    };
    visit(code);
    return found;
  }

  private refusalsOf({
    arguments: [status, word, detail] = ts.factory.createNodeArray(),
  }: ts.NewExpression): Refusal[] {
    if (!status || !word) return [];
    if (!ts.isNumericLiteral(status)) return this.fromTable(status);
    const text = detail && textOf(detail);
    return wordsIn(word).map((it) => ({ status: Number(status.text), word: it, ...(text ? { detail: text } : {}) }));
  }

  /** `statuses[code]`: each row of the table. */
  private fromTable(status: ts.Expression): Refusal[] {
    const access = ts.isBinaryExpression(status) ? status.left : status;
    if (!ts.isElementAccessExpression(access)) return [];
    const table = this.sources.checker.getSymbolAtLocation(access.expression)?.valueDeclaration;
    const rows = table && ts.isVariableDeclaration(table) && table.initializer;
    if (!rows || !ts.isObjectLiteralExpression(rows)) return [];
    return rows.properties.flatMap((row) =>
      ts.isPropertyAssignment(row) && ts.isNumericLiteral(row.initializer)
        ? { status: Number(row.initializer.text), word: row.name.getText().replaceAll('_', '-') }
        : [],
    );
  }
}

const wordsIn = (node: ts.Expression): string[] => {
  if (ts.isStringLiteral(node)) return [node.text];
  return ts.isConditionalExpression(node) ? [...wordsIn(node.whenTrue), ...wordsIn(node.whenFalse)] : [];
};

/** The text of a sentence, with `…` for each value filled in; undefined where the text is not written here. */
function textOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node) || !node.head.text) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

function rpcHandlers({ program, checker }: Sources): Map<ts.Symbol, Code> {
  const found = new Map<ts.Symbol, Code>();
  const visit = (node: ts.Node): void => {
    if (!ts.isMethodDeclaration(node)) return ts.forEachChild(node, visit);
    for (const { expression } of ts.getDecorators(node) ?? []) {
      if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'OnRpc') continue;
      const contract = expression.arguments[0] && checker.getSymbolAtLocation(expression.arguments[0]);
      if (contract) found.set(original(checker, contract), node);
    }
  };
  for (const file of program.getSourceFiles()) if (/\/apps\/[\w-]+\/src\//.test(file.fileName)) visit(file);
  return found;
}
