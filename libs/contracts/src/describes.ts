import { isString, ValidateBy } from 'class-validator';

export const DESCRIBES = 'describes';

/**
 * One of a list that may grow, and by which nobody decides. A reader takes a value that a later release has added as it is,
 * so the order of a roll-out does not matter.
 */
export const Describes = (known: readonly string[]): PropertyDecorator =>
  ValidateBy({
    name: DESCRIBES,
    constraints: [known],
    validator: {
      validate: (value) => isString(value) && value.length > 0 && value.length <= 100,
      defaultMessage: () => '$property must be a string of 1 to 100 characters',
    },
  });
