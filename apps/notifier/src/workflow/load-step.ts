import type { Action } from './action';
import { type ConfigValue, type ConfigValueType, compileTemplate, type Value } from './expression';
import type { Retry } from '../event-endpoints/retry';
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
  if (template.type !== type) throw new Error(`must be a ${type}, is a ${template.type}`);
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

/** @throws where a document gives none or several of the fields of which it must give one. */
export function refuseOthers(raw: Record<string, unknown>, one: readonly string[] = []): void {
  const given = one.filter((name) => raw[name] !== undefined);
  if (one.length > 0 && given.length !== 1) throw new Error(`must have one of ${one.join(', ')}`);
}

/** @throws where it is not a number of attempts and the seconds before the second one, or has no effect. */
export function retryOf(raw: unknown, action: Action): Retry | undefined {
  if (raw === undefined) return undefined;
  if (action.tells) throw new Error('a message has the attempts of its channel');
  const { attempts, backoff_seconds, ...others } = ((typeof raw === 'object' && raw) || {}) as Record<string, unknown>;
  const [other] = Object.keys(others);
  if (other) throw new Error(`${other} is not known`);
  if (!within(attempts, 1, 20) || !Number.isInteger(attempts))
    throw new Error('attempts must be a whole number from 1 to 20');
  if (!within(backoff_seconds, 1, 3_600)) throw new Error('backoff_seconds must be a number from 1 to 3600');
  return { attempts, backoff_seconds };
}

const within = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;
