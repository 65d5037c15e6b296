import type { FieldError } from '@linesman/service-kit';
import { fieldsOf } from '../../forms/fields-of';
import type { FormSchema } from '../../forms/json-schema';
import { readForm } from '../../forms/read-form';
import { type Refusal, unplaced } from '../../forms/refusal-of';
import type { CatalogCapability } from './catalog-rows';

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
      description: 'A schema (2020-12) of what it is called with; left empty, any object will do.',
    },
  },
};

type Which = 'new' | 'declared' | 'added';

/** What a provider's code declares has a schema that belongs to it. */
const partsOf = (which: Which): FormSchema[] => [
  ...(which === 'new' ? [key] : []),
  description,
  ...(which === 'declared' ? [] : [schema]),
];

export function readCapability(
  which: Which,
  posted: Record<string, unknown>,
): { values: Record<string, unknown>; errors: FieldError[] } {
  const read = partsOf(which).map((one) => readForm(one, posted));
  return {
    values: Object.assign({}, ...read.map(({ values }) => values)) as Record<string, unknown>,
    errors: read.flatMap(({ errors }) => errors),
  };
}

export function capabilityFields(
  which: Which,
  values: Partial<CatalogCapability> | Record<string, unknown>,
  refusal?: Refusal,
) {
  const fields = partsOf(which).flatMap((one) => fieldsOf(one, { values: { ...values }, errors: refusal?.errors }));
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
