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
  return { kind: type.split(':').at(-1) ?? '', message: detail ?? 'This was not taken.', errors };
}

export const invalid = (errors: FieldError[]): Refusal => ({
  kind: 'invalid',
  message: 'Some of it needs another look.',
  errors,
});

/** Errors that no control of the page shows: said above the form. */
export const unplaced = ({ errors }: Refusal, names: string[]): FieldError[] =>
  errors.filter(({ field }) => !names.some((name) => field === name || field.startsWith(`${name}.`)));
