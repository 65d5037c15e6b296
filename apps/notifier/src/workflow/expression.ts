import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { declared, type WorkflowContext } from './workflow-context';

export type Value = string | number | boolean;
export type ValueType = 'string' | 'number' | 'bool';
/** What a document may give an action: a value, or values by name. */
export type ConfigValue = Value | Record<string, Value>;
export type ConfigValueType = ValueType | 'mapping';

/** A value of a document: a literal, or text with `{{ … }}` in it, compiled and type-checked. */
export interface Template {
  type: ValueType;
  evaluate(context: WorkflowContext): Value;
}

const MAX_LENGTH = 500;
const LONE = /^\s*\{\{((?:(?!\}\}).)*)\}\}\s*$/s;
const EACH = /\{\{((?:(?!\}\}).)*)\}\}/gs;

const types: Record<string, ValueType> = {
  string: 'string',
  bool: 'bool',
  int: 'number',
  uint: 'number',
  double: 'number',
};

const environment = new Environment({
  unlistedVariablesAreDyn: false,
  limits: { maxAstNodes: 200, maxDepth: 20, maxListElements: 50, maxMapEntries: 50, maxCallArguments: 8 },
});
for (const [name, type] of Object.entries(declared)) {
  if (typeof type === 'string') environment.registerVariable(name, type);
  else environment.registerVariable({ name, schema: { ...type } });
}

/** A lone `{{expr}}` keeps the type of its value; anything around it makes a string. */
export function compileTemplate(source: unknown): Template {
  if (typeof source === 'number') return { type: 'number', evaluate: () => source };
  if (typeof source === 'boolean') return { type: 'bool', evaluate: () => source };
  if (typeof source !== 'string') throw new Error('must be a string, a number or a boolean');
  const lone = LONE.exec(source);
  if (lone) return compileExpression(lone[1]!);
  const parts = [...source.matchAll(EACH)].map((found) => ({ found, template: compileExpression(found[1]!) }));
  return {
    type: 'string',
    evaluate: (context) => {
      let end = 0;
      let text = '';
      for (const { found, template } of parts) {
        text += source.slice(end, found.index) + String(template.evaluate(context));
        end = found.index + found[0].length;
      }
      return text + source.slice(end);
    },
  };
}

export function compileExpression(source: string): Template {
  const text = source.trim();
  if (text.length > MAX_LENGTH) throw new Error(`expression is longer than ${MAX_LENGTH} characters`);
  const parsed = environment.parse(text);
  if (callsMatches(parsed.ast)) throw new Error(`matches() is not available in "${text}"`);
  const checked = parsed.check();
  if (!checked.valid) throw new Error(`"${text}": ${checked.error?.message.split('\n')[0] ?? 'not valid'}`);
  const type = types[String(checked.type)];
  if (!type) throw new Error(`"${text}" gives a ${checked.type}, not a string, a number or a boolean`);
  return {
    type,
    evaluate: (context) => {
      const value: unknown = parsed(context);
      return typeof value === 'bigint' ? Number(value) : (value as Value);
    },
  };
}

/** matches() runs patterns on JavaScript's backtracking engine: one hostile pattern blocks the process for seconds. */
function callsMatches(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(callsMatches);
  if (typeof node !== 'object' || node === null || !('op' in node)) return false;
  const { op, args } = node as ASTNode;
  if ((op === 'call' || op === 'rcall') && (args as unknown[])[0] === 'matches') return true;
  return Array.isArray(args) ? args.some(callsMatches) : callsMatches(args);
}
