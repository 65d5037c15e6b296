import ts from 'typescript';
import { isOurs, type Sources } from './sources.ts';

export type Code = ts.SignatureDeclaration | ts.JSDocSignature;

export interface Call {
  declaration: Code;
  /** The contract of a request to another service. */
  rpc?: ts.Symbol;
  /** A check that our own services always pass. */
  isGate: boolean;
}

/** The functions of this workspace that a piece of code calls. Calls of functions passed as arguments are not found. */
export function callsIn({ checker }: Sources, code: Code): Call[] {
  const found: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const declaration = checker.getResolvedSignature(node)?.declaration;
      if (declaration && isOurs(declaration)) found.push({ declaration, ...aboutCall(checker, node, declaration) });
    }
    ts.forEachChild(node, visit);
  };
  visit(code);
  return found;
}

function aboutCall(
  checker: ts.TypeChecker,
  { arguments: given }: ts.CallExpression | ts.NewExpression,
  { parent }: Code,
): Pick<Call, 'rpc' | 'isGate'> {
  const owner = ts.isClassDeclaration(parent) ? parent.name?.text : undefined;
  const contract = owner === 'RpcClient' && given?.[0] && checker.getSymbolAtLocation(given[0]);
  return { isGate: owner === 'RpcCallers', ...(contract ? { rpc: original(checker, contract) } : {}) };
}

export const original = (checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
