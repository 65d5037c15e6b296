import { type FieldError, Problem } from '@linesman/service-kit';

/** Why a service did not take what a form said. */
export interface Refusal {
  /** The last part of the problem's type: `changed-meanwhile`. */
  kind: string;
  message: string;
  errors: FieldError[];
}

const aboutWhatWasTyped = new Set([400, 404, 409, 410, 412, 422, 502]);

/** @throws what is no answer to what somebody typed. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Problem) || !aboutWhatWasTyped.has(error.getStatus())) throw error;
  const { type, detail, errors = [] } = error.document;
  const kind = type.split(':').at(-1) ?? '';
  // Its detail lists the fields again.
  if (kind === 'invalid-fields') return { ...invalid(errors.map(withoutName)), kind };
  return { kind, message: detail ?? 'This was not taken.', errors };
}

/** The name stands above the message already: `config.base_url must be …`. */
function withoutName({ field, message }: FieldError): FieldError {
  const last = field.split('.').at(-1)!;
  const rest = message.startsWith(`${last} `) ? message.slice(last.length + 1) : message;
  return { field, message: rest.charAt(0).toUpperCase() + rest.slice(1) };
}

export const invalid = (errors: FieldError[]): Refusal => ({
  kind: 'invalid',
  message: 'Some of it needs another look.',
  errors,
});

/** Errors that no control of the page shows: said above the form. */
export const unplaced = ({ errors }: Refusal, names: string[]): FieldError[] =>
  errors.filter(({ field }) => !names.some((name) => field === name || field.startsWith(`${name}.`)));
