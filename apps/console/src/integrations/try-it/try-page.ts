import { randomUUID } from 'node:crypto';
import { fieldsOf } from '../../forms/fields-of';
import { type Refusal, unplaced } from '../../forms/refusal-of';
import type { ExecutionDetails } from '../../upstream/answers';
import { asJson } from '../executions/as-json';
import { shownExecution } from '../executions/shown-execution';
import { stepsOf } from '../executions/steps-of';
import type { ShownCapability } from './load-capabilities';

export interface Tried {
  capability: ShownCapability;
  /** Versions of the same capability, newest first. */
  versions: ShownCapability[];
  values?: Record<string, unknown>;
  refusal?: Refusal;
  /** The execution that the form started before. */
  execution?: ExecutionDetails;
  now: Date;
}

/** Data for the page on which one capability can be tried. */
export function tryPage({ capability, versions, values, refusal, execution, now }: Tried): object {
  const given = values ?? execution?.parameters ?? {};
  const fields = fieldsOf(capability.parameters_schema, { at: 'parameters', values: given, errors: refusal?.errors });
  const names = fields.map(({ name }) => name);
  return {
    capability,
    versions,
    fields,
    schema: asJson(capability.parameters_schema),
    refusal: refusal && { ...refusal, unplaced: unplaced(refusal, names) },
    // A form that is shown once makes one execution, however often it is sent.
    idempotency_key: `console:${randomUUID()}`,
    ...(execution && {
      execution: shownExecution(execution, now),
      result: asJson(execution.result),
      steps: stepsOf(execution),
    }),
  };
}
