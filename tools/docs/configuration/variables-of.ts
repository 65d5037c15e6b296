import { getMetadataStorage } from 'class-validator';
import { valuesOf } from './values-of.ts';

/** One environment variable as one program reads it. */
export interface Variable {
  name: string;
  /** Absent: there is none. */
  default?: string;
  required: boolean;
  values: string;
  meaning: string;
}

export type ConfigClass = new () => object;
/** Comments by class and field. */
export type Comments = Map<string, Map<string, string>>;

/** The environment variables that a configuration class reads, its base classes included. */
export function variablesOf(shape: ConfigClass, comments: Comments): Variable[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
  const defaults = new shape() as Record<string, unknown>;
  const names = [...new Set(rules.map(({ propertyName }) => propertyName))];
  return names.map((name) => {
    const own = rules.filter(({ propertyName }) => propertyName === name);
    const value = defaults[name];
    return {
      name,
      default: value === undefined ? undefined : textOf(value),
      required: value === undefined && !own.some(({ type }) => type === 'conditionalValidation'),
      values: valuesOf(own),
      meaning: commentOf(shape, name, comments) ?? own.map(({ context }) => meaningIn(context)).find(Boolean) ?? '',
    };
  });
}

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : JSON.stringify(value);

const meaningIn = (context: unknown): string | undefined => (context as { meaning?: string } | undefined)?.meaning;

/** The comment of the class itself, else of the nearest base class that has one. */
function commentOf(shape: ConfigClass, name: string, comments: Comments): string | undefined {
  for (let at = shape; at.name; at = Object.getPrototypeOf(at) as ConfigClass) {
    const comment = comments.get(at.name)?.get(name);
    if (comment) return comment;
  }
  return undefined;
}
