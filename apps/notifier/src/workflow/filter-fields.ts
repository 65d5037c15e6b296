import {
  causes,
  healthStatuses,
  observationSources,
  parties,
  severities,
  type SignalSnapshot,
  signalTypes,
} from '@linesman/contracts';
import type { Value } from './expression';

/** What a document may filter signals by, with the JSON Schema of a value. */
export const filterFields = {
  signal_type: { enum: signalTypes },
  severity: { enum: severities },
  old_status: { enum: healthStatuses },
  new_status: { enum: healthStatuses },
  cause: { enum: causes },
  party_at_fault: { enum: parties },
  is_critical: { type: 'boolean' },
  integration_id: { type: 'string' },
  integration_type: { type: 'string' },
  integration_name: { type: 'string' },
  customer_id: { type: 'string' },
  failure_reason: { type: 'string' },
  error_code: { type: 'string' },
  failure_count: { type: 'integer' },
  detected_by: { enum: observationSources },
} as const;

export type FilterField = keyof typeof filterFields;

/** By field: the value that a signal must have, or several of which it must have one. */
export type Filter = Readonly<Record<string, Value | readonly Value[]>>;

/** A filter on the cause or the party matches any problem of the signal. */
export const matches = (filter: Filter, snapshot: SignalSnapshot): boolean => {
  const { signal_type, severity, status_change, problems = [] } = snapshot;
  const values: Record<string, unknown> = { ...status_change, signal_type, severity };
  return Object.entries(filter).every(([field, wanted]) => {
    const isWanted = (value: unknown): boolean => [wanted].flat().includes(value as Value);
    const ofProblems = problems.map(({ cause, party }): unknown => ({ cause, party_at_fault: party })[field]);
    return [values[field], ...ofProblems].some(isWanted);
  });
};
