import type { FieldError } from '@linesman/service-kit';
import { fieldsOf } from '../../forms/fields-of';
import type { FormSchema } from '../../forms/json-schema';
import { readForm } from '../../forms/read-form';
import { type Refusal, unplaced } from '../../forms/refusal-of';

const key: FormSchema = {
  required: ['capability_code', 'capability_version'],
  properties: {
    capability_code: {
      type: 'string',
      title: 'Code',
      maxLength: 100,
      description: 'Upper case letters, digits and underscores, such as SEND_INVOICE.',
    },
    capability_version: { type: 'integer', title: 'Version', minimum: 1, maximum: 1_000, default: 1 },
  },
};
const description: FormSchema = {
  required: ['description'],
  properties: { description: { type: 'string', title: 'What it does', maxLength: 2_000 } },
};
const schema: FormSchema = {
  properties: {
    parameters_schema: {
      type: 'object',
      title: 'Parameters',
      description: 'A JSON Schema (2020-12). Leave it empty to take any object.',
    },
  },
};

type Which = 'new' | 'declared' | 'added';

/** The schema of a capability that a manifest declares cannot be changed here. */
const sectionsOf = (which: Which): FormSchema[] => [
  ...(which === 'new' ? [key] : []),
  description,
  ...(which === 'declared' ? [] : [schema]),
];

interface CapabilityValues {
  capability_code?: unknown;
  capability_version?: unknown;
  description?: unknown;
  parameters_schema?: unknown;
}

export function readCapability(
  which: Which,
  posted: Record<string, unknown>,
): { values: CapabilityValues; errors: FieldError[] } {
  const read = sectionsOf(which).map((one) => readForm(one, posted));
  return {
    values: Object.assign({}, ...read.map(({ values }) => values)) as CapabilityValues,
    errors: read.flatMap(({ errors }) => errors),
  };
}

export function capabilityFields(which: Which, values: Record<string, unknown>, refusal?: Refusal) {
  const fields = sectionsOf(which).flatMap((one) => fieldsOf(one, { values, errors: refusal?.errors }));
  return {
    fields,
    refusal: refusal && {
      ...refusal,
      unplaced: unplaced(
        refusal,
        fields.map(({ name }) => name),
      ),
    },
  };
}
