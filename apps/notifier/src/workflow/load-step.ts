import { type ConfigValue, type ConfigValueType, compileTemplate, type Value } from './expression';
import type { WorkflowContext } from './workflow-context';

/** A value of a step's configuration, compiled and type-checked. */
export interface ConfigTemplate {
  type: ConfigValueType;
  evaluate(context: WorkflowContext): ConfigValue;
}

const NAME = /^[a-z0-9_]{1,100}$/;
const MOST_NAMES = 50;

/** A value, or a mapping of names to values, as the action's field asks for it. @throws what is wrong with it. */
export function compileField(raw: unknown, type: ConfigValueType): ConfigTemplate {
  const template = type === 'mapping' ? mapping(raw) : compileTemplate(raw);
  if (template.type !== type) throw new Error(`must be a ${type}, and gives a ${template.type}`);
  return template;
}

function mapping(raw: unknown): ConfigTemplate {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new Error('must be a mapping');
  const values = Object.entries(raw);
  if (values.length > MOST_NAMES) throw new Error(`has more than ${MOST_NAMES} names`);
  const compiled = values.map(([name, value]) => {
    if (!NAME.test(name)) throw new Error(`${name} must be a word of a-z, 0-9 and _`);
    return [name, compileTemplate(value)] as const;
  });
  return {
    type: 'mapping',
    evaluate: (context) =>
      Object.fromEntries(compiled.map(([name, template]): [string, Value] => [name, template.evaluate(context)])),
  };
}
