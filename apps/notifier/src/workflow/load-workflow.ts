import type { SignalSnapshot } from '@linesman/contracts';
import { Ajv, type ValidateFunction } from 'ajv';
import { isScalar, LineCounter, parseDocument } from 'yaml';
import type { Retry } from '../event-endpoints/retry';
import { type Action, defineAction } from './action';
import { type Actions, documentSchema } from './document-schema';
import { compileExpression, type Template } from './expression';
import { type Filter, matches } from './filter-fields';
import { compileField, type ConfigTemplate } from './load-step';
import { type Fault, faultsOf, locate, type Mistake, type Path, sentenceOf } from './mistakes';
import type { TriggerEvent } from './trigger-events';

export type { Actions } from './document-schema';

export class WorkflowError extends Error {
  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(sentenceOf).join('\n'));
  }
}

export interface WorkflowStep {
  id: string;
  action: { name: string; definition: Action };
  condition?: Template;
  config: Record<string, ConfigTemplate>;
  /** Without it, what fails is tried as often as any step. */
  retry?: Retry;
}

/** A document that says what a risk signal sets in motion, checked and compiled. */
export interface Workflow {
  name: string;
  version: string;
  /** Whether runs of it begin. */
  enabled: boolean;
  event: TriggerEvent;
  filter: Filter;
  steps: WorkflowStep[];
  /** The text that it was compiled from. */
  source: string;
}

/** Whether a document runs for a signal. */
export const triggers = ({ filter }: Workflow, snapshot: SignalSnapshot): boolean => matches(filter, snapshot);

interface RawStep {
  id: string;
  action: string;
  condition?: string | boolean;
  config?: Record<string, unknown>;
  retry?: Retry;
}
interface Raw {
  workflow: string;
  enabled?: boolean;
  trigger: { event: TriggerEvent; filter?: Filter };
  steps: RawStep[];
}

/** @throws WorkflowError with every mistake, so that none shows when a signal opens. */
export const loadWorkflow = (text: string, actions: Actions): Workflow => compile(text, actions, false);

/** The document, or every mistake in it. */
export function checkWorkflow(text: string, actions: Actions): { workflow?: Workflow; mistakes: readonly Mistake[] } {
  try {
    return { workflow: loadWorkflow(text, actions), mistakes: [] };
  } catch (error) {
    if (error instanceof WorkflowError) return { mistakes: error.mistakes };
    throw error;
  }
}

/** A mistake that only others can see, such as a version that is used already. */
export function mistakeAt(text: string, fault: Fault): Mistake[] {
  const lines = new LineCounter();
  return locate([fault], parseDocument(text, { lineCounter: lines }), lines);
}

/** Compiles the document of a run that has begun. A step that cannot run any more fails, and the others run. */
export const resumeWorkflow = (text: string, actions: Actions): Workflow => compile(text, actions, true);

function compile(text: string, actions: Actions, isLenient: boolean): Workflow {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) throw new WorkflowError(document.errors.map((error) => ofSyntax(error)));
  const wrong = (faults: Fault[]): WorkflowError => new WorkflowError(locate(faults, document, lines));
  let raw: Raw;
  try {
    raw = document.toJS({ maxAliasCount: 0 }) as Raw;
  } catch {
    throw wrong([{ path: [], message: 'has an alias (*). Write the value again in its place.' }]);
  }
  const faults = shapeFaults(raw, actions);
  const version = document.get('version', true);
  // The text as it was written: as a number 1.10 would be 1.1.
  const written = isScalar(version) ? version.source : undefined;
  if (written !== undefined && !VERSION.test(written))
    faults.push({ path: ['version'], message: 'must have 1 to 50 letters, digits, dots, dashes or _' });
  if (!Array.isArray(raw?.steps)) throw wrong(faults);
  const compiled = raw.steps.map((step, i) => compileStep(step, i, actions, faults));
  faults.push(...compiled.flatMap((step) => step.faults), ...sameNames(raw.steps));
  if (!isLenient && faults.length > 0) throw wrong(faults);
  return {
    name: raw.workflow,
    version: written ?? '',
    enabled: raw.enabled ?? true,
    event: raw.trigger.event,
    filter: raw.trigger.filter ?? {},
    steps: compiled.map(({ step }, i) => step ?? refused(raw.steps[i]!, reasonOf(faults, i))),
    source: text,
  };
}

const ofSyntax = ({
  message,
  linePos,
}: {
  message: string;
  linePos?: readonly { line: number; col: number }[];
}): Mistake => ({
  line: linePos?.[0]?.line ?? 1,
  column: linePos?.[0]?.col ?? 1,
  path: '',
  message: message.split(/ at line \d/)[0]!,
});

const VERSION = /^[\w.-]{1,50}$/;

/** Compiled once for the actions that there are. */
const validators = new Map<string, ValidateFunction>();

function shapeFaults(raw: unknown, actions: Actions): Fault[] {
  const known = actions.names.join();
  let validate = validators.get(known);
  if (!validate) {
    validate = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, strictTypes: false }).compile(
      documentSchema(actions),
    );
    validators.set(known, validate);
  }
  return validate(raw) ? [] : faultsOf(validate.errors ?? []);
}

const isIn = (path: Path, place: Path): boolean => place.every((part, i) => path[i] === part);

/** @returns no step where something in it is wrong. */
function compileStep(
  raw: RawStep,
  position: number,
  actions: Actions,
  ofShape: readonly Fault[],
): { step?: WorkflowStep; faults: Fault[] } {
  const place: Path = ['steps', position];
  const definition = actions.get(raw?.action);
  if (!definition) return { faults: [] };
  const faults: Fault[] = [];
  const isWrong = (path: Path): boolean => ofShape.some((fault) => isIn(fault.path, path) || isIn(path, fault.path));
  const at = <T>(path: Path, work: () => T): T | undefined => {
    if (isWrong(path)) return undefined;
    try {
      return work();
    } catch (error) {
      faults.push({ path, message: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  };
  const { id, action: name, condition: when, config: values = {}, ...rest } = raw;
  const condition = when === undefined ? undefined : at([...place, 'condition'], () => compileCondition(when));
  if (rest.retry && definition.tells)
    faults.push({ path: [...place, 'retry'], message: 'has no effect: a message has the attempts of its channel' });
  const config: Record<string, ConfigTemplate> = {};
  for (const [field, { type }] of Object.entries(definition.config)) {
    if (values[field] === undefined) continue;
    const template = at([...place, 'config', field], () => compileField(values[field], type));
    if (template) config[field] = template;
  }
  if (faults.length > 0 || isWrong(place)) return { faults };
  return { step: { ...rest, id, action: { name, definition }, condition, config }, faults };
}

const LONE = /^\s*\{\{(.*)\}\}\s*$/s;

function compileCondition(source: string | boolean): Template {
  const inner = typeof source === 'string' ? LONE.exec(source)?.[1] : undefined;
  const template = compileExpression(inner ?? String(source));
  if (template.type !== 'bool') throw new Error(`gives a ${template.type}, and must give true or false`);
  return template;
}

const sameNames = (steps: readonly RawStep[]): Fault[] =>
  steps.flatMap((step, i) => {
    const first = steps.findIndex((other) => other?.id === step?.id);
    const message = `steps[${first}] has this name too. Each step needs a name of its own.`;
    return first === i || step?.id === undefined ? [] : [{ path: ['steps', i, 'id'], message }];
  });

const reasonOf = (faults: readonly Fault[], position: number): string =>
  faults.find(({ path }) => isIn(path, ['steps', position]))?.message ?? 'it is not valid';

const refused = ({ id, action }: RawStep, reason: string): WorkflowStep => ({
  id: String(id),
  action: {
    name: String(action),
    definition: defineAction({ config: {}, perform: () => ({ state: 'failed', reason }) }),
  },
  config: {},
});
