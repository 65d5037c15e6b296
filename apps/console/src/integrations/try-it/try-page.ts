import { randomUUID } from 'node:crypto';
import { fieldsOf } from '../../forms/fields-of';
import type { FormSchema } from '../../forms/json-schema';
import { type Refusal, unplaced } from '../../forms/refusal-of';
import type { ExecutionDetails } from '../../model/integration-view';
import { asJson } from '../executions/as-json';
import { shownExecution } from '../executions/shown-execution';
import { stepsOf } from '../executions/steps-of';
import type { ShownCapability } from './load-capabilities';

export interface Tried {
  capability: ShownCapability;
  /** Of the same code, the newest first. */
  versions: ShownCapability[];
  values?: Record<string, unknown>;
  refusal?: Refusal;
  /** What came of it the last time. */
  execution?: ExecutionDetails;
  now: Date;
}

/** Data for the page on which one capability can be tried. */
export function tryPage({ capability, versions, values, refusal, execution, now }: Tried): object {
  const schema = (capability.parameters_schema ?? {}) as FormSchema;
  const given = values ?? execution?.parameters ?? {};
  const fields = fieldsOf(schema, { at: 'parameters', values: given, errors: refusal?.errors });
  const names = fields.map(({ name }) => name);
  return {
    capability,
    versions,
    fields,
    schema: asJson(capability.parameters_schema),
    refusal: refusal && { ...refusal, unplaced: unplaced(refusal, names) },
    // Each showing of the form stands for one execution, however often it is sent.
    idempotency_key: `console:${randomUUID()}`,
    ...(execution && {
      execution: shownExecution(execution, now),
      result: asJson(execution.result),
      steps: stepsOf(execution),
    }),
  };
}
