import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { type FieldError, Problem } from './problem';

/** Validates bodies and queries. It refuses unknown fields, and each error names its field. */
export const httpValidation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => invalidFields(fieldErrors(errors)),
  });

export const invalidFields = (errors: FieldError[]): Problem =>
  new Problem(400, 'invalid-fields', errors.map((e) => `${e.field}: ${e.message}`).join('; '), { errors });

export function fieldErrors(errors: ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });
}
