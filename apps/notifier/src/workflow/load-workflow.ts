import { integrationStatusChanged, type IntegrationStatusChanged, type SignalSnapshot } from '@linesman/contracts';
import { getMetadataStorage } from 'class-validator';
import { isScalar, parseDocument } from 'yaml';
import { type Action, defineAction } from './action';
import { compileExpression, type Template, type Value } from './expression';
import { compileField, type ConfigTemplate, refuseOthers, retryOf } from './load-step';
import type { Retry } from '../event-endpoints/retry';

export class WorkflowError extends Error {}

export interface WorkflowStep {
  id: string;
  action: { name: string; definition: Action };
  condition?: Template;
  config: Record<string, ConfigTemplate>;
  retry?: Retry;
}

/** A document that says what a risk signal sets in motion, checked and compiled. */
export interface Workflow {
  name: string;
  version: string;
  filter: Record<string, Value>;
  steps: WorkflowStep[];
  /** The text that it was compiled from. */
  source: string;
}

/** Whether a document runs for a signal. A filter on the cause or the party matches any problem of the signal. */
export const triggers = (workflow: Workflow, { status_change: change, problems = [] }: SignalSnapshot): boolean =>
  Object.entries(workflow.filter).every(
    ([field, value]) =>
      change[field as keyof IntegrationStatusChanged] === value ||
      problems.some(({ cause, party }) => value === { cause, party_at_fault: party }[field]),
  );

/** The actions that a document may name. */
export interface Actions {
  names: string[];
  get(name: string): Action | undefined;
}

type Json = Record<string, unknown>;
const LONE = /^\s*\{\{(.*)\}\}\s*$/s;

/** Refuses a document with any mistake when it is loaded, so that no mistake shows when a signal opens. */
export const loadWorkflow = (text: string, actions: Actions): Workflow =>
  compile(text, (raw, path) => step(raw, path, actions));

/** Compiles the document of a run that has begun. A step that cannot run any more fails, and the others run. */
export const resumeWorkflow = (text: string, actions: Actions): Workflow =>
  compile(text, (raw, path) => {
    try {
      return step(raw, path, actions);
    } catch (error) {
      return refused(raw, error instanceof Error ? error.message : String(error));
    }
  });

const refused = ({ id, action }: Json, reason: string): WorkflowStep => ({
  id: String(id),
  action: {
    name: String(action),
    definition: defineAction({ config: {}, perform: () => ({ state: 'failed', reason }) }),
  },
  config: {},
});

function compile(text: string, compileStep: (raw: Json, path: string) => WorkflowStep): Workflow {
  const document = parseDocument(text);
  if (document.errors[0]) throw new WorkflowError(document.errors[0].message);
  const root = record(document.toJS({ maxAliasCount: 0 }), 'the document');
  only(root, ['workflow', 'version', 'trigger', 'steps'], 'the document');
  const version = document.get('version', true);
  // The text as it was written: as a number 1.10 would be 1.1.
  if (!isScalar(version) || !version.source) throw new WorkflowError('version: is missing');
  return {
    name: word(root.workflow, 'workflow'),
    version: version.source,
    filter: filter(record(root.trigger, 'trigger')),
    steps: steps(root.steps, compileStep),
    source: text,
  };
}

function filter(trigger: Json): Record<string, Value> {
  only(trigger, ['type', 'event', 'filter'], 'trigger');
  if (trigger.type !== 'event') throw new WorkflowError('trigger.type: must be event');
  if (trigger.event !== integrationStatusChanged.type)
    throw new WorkflowError(`trigger.event: must be ${integrationStatusChanged.type}`);
  const wanted = record(trigger.filter ?? {}, 'trigger.filter');
  const known = getMetadataStorage()
    .getTargetValidationMetadatas(integrationStatusChanged.data, '', true, false)
    .map((it) => it.propertyName);
  only(wanted, known, 'trigger.filter');
  return wanted as Record<string, Value>;
}

function steps(list: unknown, compileStep: (raw: Json, path: string) => WorkflowStep): WorkflowStep[] {
  if (!Array.isArray(list) || list.length === 0) throw new WorkflowError('steps: must be a list with a step');
  const compiled = list.map((raw, i) => compileStep(record(raw, `steps[${i}]`), `steps[${i}]`));
  const twice = compiled.find((it, i) => compiled.findIndex((other) => other.id === it.id) !== i);
  if (twice) throw new WorkflowError(`steps: two are called ${twice.id}`);
  return compiled;
}

function step(raw: Json, path: string, actions: Actions): WorkflowStep {
  only(raw, ['id', 'action', 'condition', 'config', 'retry'], path);
  const name = String(raw.action);
  const definition = actions.get(name);
  if (!definition)
    throw new WorkflowError(`${path}.action: ${name} is not known. The actions are ${actions.names.join(', ')}.`);
  return {
    id: word(raw.id, `${path}.id`),
    action: { name, definition },
    condition: raw.condition === undefined ? undefined : at(`${path}.condition`, () => condition(raw.condition)),
    config: config(record(raw.config ?? {}, `${path}.config`), definition, `${path}.config`),
    retry: at(`${path}.retry`, () => retryOf(raw.retry, definition)),
  };
}

function condition(source: unknown): Template {
  const inner = typeof source === 'string' ? LONE.exec(source)?.[1] : undefined;
  const template = compileExpression(inner ?? String(source));
  if (template.type !== 'bool') throw new Error(`gives a ${template.type}, not a boolean`);
  return template;
}

function config(raw: Json, { config: shape, exactly_one }: Action, path: string): Record<string, ConfigTemplate> {
  only(raw, Object.keys(shape), path);
  at(path, () => refuseOthers(raw, exactly_one));
  const compiled: Record<string, ConfigTemplate> = {};
  for (const [name, field] of Object.entries(shape)) {
    if (raw[name] === undefined && field.optional) continue;
    compiled[name] = at(`${path}.${name}`, () => {
      if (raw[name] === undefined) throw new Error('is missing');
      const template = compileField(raw[name], field.type);
      const literal = typeof raw[name] !== 'string' || !raw[name].includes('{{');
      if (literal && field.oneOf && !field.oneOf.includes(raw[name] as string))
        throw new Error(`must be one of ${field.oneOf.join(', ')}`);
      return template;
    });
  }
  return compiled;
}

function at<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new WorkflowError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function record(value: unknown, path: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new WorkflowError(`${path}: must be a mapping`);
  return value as Json;
}

function only(value: Json, known: string[], path: string): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown) throw new WorkflowError(`${path}: ${unknown} is not known`);
}

function word(value: unknown, path: string): string {
  if (typeof value !== 'string' || !/^[a-z0-9_]{1,100}$/.test(value))
    throw new WorkflowError(`${path}: must be a word of a-z, 0-9 and _`);
  return value;
}
