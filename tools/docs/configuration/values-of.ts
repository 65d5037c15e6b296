import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';

type Rule = ValidationMetadata;

const ticked = (texts: unknown[]): string => texts.map((text) => `\`${String(text)}\``).join(', ');
const number = (value: unknown): string => Number(value).toLocaleString('en-US');

/** What a rule of class-validator says of a variable's values, by the rule's name; other rules say it in their message. */
const sayings: Record<string, (rule: Rule, all: Rule[]) => string> = {
  isInt: (_, all) => {
    const limit = (name: string) => number(all.find((it) => it.name === name)?.constraints[0]);
    return `whole number, ${limit('min')} to ${limit('max')}`;
  },
  isIn: ({ constraints }) => ticked(constraints[0] as unknown[]),
  isBoolean: () => ticked([true, false]),
  isUrl: ({ constraints, each }) => {
    const { protocols } = (constraints[0] ?? {}) as { protocols?: string[] };
    return `${each ? 'URLs, separated by commas' : 'URL'}: ${ticked((protocols ?? ['http', 'https']).map((it) => `${it}:`))}`;
  },
  isLength: ({ constraints }) => `${number(constraints[0])} to ${number(constraints[1])} characters`,
  isUuid: () => 'UUID',
  isString: ({ each }) => (each ? 'separated by commas' : ''),
};

/** The message of a rule without its beginning `$property must be`. */
const messageOf = ({ message }: Rule): string =>
  typeof message === 'string' ? message.replace(/^\$property must be /, '').replace(/\{.*\}/, '`$&`') : '';

/** Which values a variable may have, in the words of its rules. */
export function valuesOf(rules: Rule[]): string {
  const said = rules.map(
    (rule) => (rule.name !== 'isUrl' && messageOf(rule)) || sayings[rule.name ?? '']?.(rule, rules),
  );
  const words = [...new Set(said.filter((it): it is string => Boolean(it)))];
  return (words.length > 1 ? words.filter((it) => it !== 'separated by commas') : words).join('; ');
}
