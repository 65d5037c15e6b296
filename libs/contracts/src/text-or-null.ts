import { ValidateBy } from 'class-validator';

export const TEXT_OR_NULL = 'isTextOrNull';

/** A text that is never left out, and null where there is nothing to say. */
export const TextOrNull = (): PropertyDecorator =>
  ValidateBy({
    name: TEXT_OR_NULL,
    validator: {
      validate: (value) => value === null || typeof value === 'string',
      defaultMessage: () => '$property must be a string or null',
    },
  });
