import type { Action, Field } from './action';
import { filterFields } from './filter-fields';
import { stepFields } from './step-fields';
import { type Begins, triggerEvents } from './trigger-events';
import { declared } from './workflow-context';

/** The actions that a document may name. */
export interface Actions {
  names: string[];
  get(name: string): Action | undefined;
}

type Schema = Readonly<Record<string, unknown>>;

const MOST_STEPS = 50;
const LONE = String.raw`^\s*\{\{[\s\S]*\}\}\s*$`;
const expression = { $ref: '#/definitions/expression' };

/** A `description` ends the sentence "must be …" of a mistake. */
const either = (literal: Schema, words: string, other: Schema = expression): Schema => ({
  anyOf: [literal, other],
  description: words,
});

const ofType = {
  string: { type: 'string' },
  number: either({ type: 'number' }, 'a number, or an expression in {{ }}', { type: 'string', pattern: LONE }),
  mapping: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
  bool: either({ type: 'boolean' }, 'true or false, or an expression in {{ }}', { type: 'string', pattern: LONE }),
} satisfies Record<Field['type'], Schema>;

/** As an address is written in an email, without a name. */
export const EMAIL = String.raw`^[^\s@{}]+@[^\s@{}]+$`;

function fieldSchema({ type, oneOf, is }: Field): Schema {
  if (oneOf) return either({ enum: oneOf }, `one of ${oneOf.join(', ')}, or an expression in {{ }}`);
  if (is) return either({ type: 'string', pattern: EMAIL }, 'an email address, or an expression in {{ }}');
  return ofType[type];
}

const configSchema = ({ config, exactly_one }: Action): Schema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(config).map(([name, field]) => [name, fieldSchema(field)])),
  required: Object.keys(config).filter((name) => !config[name]!.optional),
  ...(exactly_one && { oneOf: exactly_one.map((name) => ({ required: [name] })) }),
  additionalProperties: false,
});

const ofAction = (name: string, action: Action): Schema => {
  const required = action.exactly_one ?? Object.values(action.config).some(({ optional }) => !optional);
  return {
    if: { properties: { action: { const: name } }, required: ['action'] },
    then: { properties: { config: configSchema(action) }, ...(required && { required: ['config'] }) },
  };
};

/** Where only some actions have an effect, or only some fields of the filter a value. */
const ofEvent = ([event, { actions, filter }]: [string, Begins]): Schema[] =>
  actions || filter
    ? [
        {
          if: { properties: { trigger: { properties: { event: { const: event } }, required: ['event'] } } },
          then: {
            properties: { ...(actions && only(event, actions)), ...(filter && { trigger: onlyFields(filter) }) },
          },
        },
      ]
    : [];

const only = (event: string, actions: readonly string[]): Schema => ({
  steps: { items: { properties: { action: { enum: actions, description: `has no effect at ${event}` } } } },
});

const onlyFields = (fields: readonly string[]): Schema => ({
  properties: {
    filter: { properties: Object.fromEntries(fields.map((name) => [name, {}])), additionalProperties: false },
  },
});

const oneOrSeveral = (schema: Schema & { enum?: readonly string[]; type?: string }): Schema => {
  const words = schema.enum ? `one of ${schema.enum.join(', ')}` : `a ${schema.type}`;
  return either(schema, `${words}, or a list of them`, { type: 'array', items: schema, minItems: 1 });
};

/** The names that an expression may use, e.g. `customer.name (string)`. */
export const names = Object.entries(declared).flatMap(([name, type]) =>
  typeof type === 'string'
    ? [`${name} (${type})`]
    : Object.entries(type).map(([field, its]) => `${name}.${field} (${its})`),
);

/** The JSON Schema of a workflow document: what the actions, the filter and the steps take. */
export function documentSchema(actions: Actions): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Workflow of Linesman',
    type: 'object',
    properties: {
      workflow: { $ref: '#/definitions/word' },
      version: {
        type: ['string', 'number'],
        description: 'a text or a number. Each published text has a version of its own',
      },
      enabled: { type: 'boolean', default: true, description: 'true or false. With false no run begins' },
      trigger: {
        type: 'object',
        properties: {
          type: { const: 'event' },
          event: { enum: Object.keys(triggerEvents) },
          filter: {
            type: 'object',
            properties: Object.fromEntries(
              Object.entries(filterFields).map(([name, schema]) => [name, oneOrSeveral(schema)]),
            ),
            additionalProperties: false,
          },
        },
        required: ['type', 'event'],
        additionalProperties: false,
      },
      steps: { type: 'array', minItems: 1, maxItems: MOST_STEPS, items: { $ref: '#/definitions/step' } },
    },
    required: ['workflow', 'version', 'trigger', 'steps'],
    additionalProperties: false,
    allOf: Object.entries<Begins>(triggerEvents).flatMap(ofEvent),
    definitions: {
      word: { type: 'string', pattern: '^[a-z0-9_]{1,100}$', description: 'a word of a-z, 0-9 and _' },
      expression: {
        type: 'string',
        pattern: String.raw`\{\{[\s\S]*\}\}`,
        description: `text with CEL in {{ }}, which may use ${names.join(', ')}`,
      },
      step: {
        type: 'object',
        properties: { ...stepFields, action: { enum: actions.names }, config: { type: 'object' } },
        required: ['id', 'action'],
        additionalProperties: false,
        allOf: actions.names.map((name) => ofAction(name, actions.get(name)!)),
      },
    },
  };
}
