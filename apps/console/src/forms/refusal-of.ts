import { type FieldError, Problem } from '@linesman/service-kit';

/** Why a service refused what a form posted. */
export interface Refusal {
  /** The last part of the problem's type: `changed-meanwhile`. */
  kind: string;
  message: string;
  errors: FieldError[];
}

const shownInForm = new Set([400, 404, 409, 410, 412, 422, 429, 502]);

/** @throws the error, unless it is one that the form can show to the person who filled it in. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Problem) || !shownInForm.has(error.getStatus())) throw error;
  const { type, detail, errors = [] } = error.document;
  const kind = type.split(':').at(-1) ?? '';
  // The detail of this problem repeats the errors of its fields.
  if (kind === 'invalid-fields') return { ...invalid(errors.map(withoutName)), kind };
  return { kind, message: detail ?? 'This was refused.', errors };
}

/** The page shows the field's name above its message, so `config.base_url must be …` loses the name. */
function withoutName({ field, message }: FieldError): FieldError {
  const last = field.split('.').at(-1)!;
  const rest = message.startsWith(`${last} `) ? message.slice(last.length + 1) : message;
  return { field, message: rest.charAt(0).toUpperCase() + rest.slice(1) };
}

export const invalid = (errors: FieldError[]): Refusal => ({
  kind: 'invalid',
  message: 'Check the highlighted fields.',
  errors,
});

/** Errors that belong to no control of the page: they are shown above the form. */
export const unplaced = ({ errors }: Refusal, names: string[]): FieldError[] =>
  errors.filter(({ field }) => !names.some((name) => field === name || field.startsWith(`${name}.`)));
