import 'reflect-metadata';
import { type ArgumentMetadata, type ValidationError, ValidationPipe } from '@nestjs/common';
import { lookUpRulesOnce } from './look-up-rules-once';
import { type FieldError, Problem } from './problem';

// Bodies, requests of RPC and messages are all checked with what this file has.
lookUpRulesOnce();

const NULLABLE = 'linesman:nullable';

/** A field of a body that may be null. Of other fields, `IsOptional` alone would take it for an absent one. */
export const Nullable = (): PropertyDecorator => Reflect.metadata(NULLABLE, true);

/** Validates bodies and queries. It refuses unknown fields, and each error names its field. */
export const httpValidation = (): ValidationPipe =>
  new HttpValidation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => invalidFields(fieldErrors(errors)),
  });

class HttpValidation extends ValidationPipe {
  override async transform(given: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'body' || !this.toValidate(metadata)) return super.transform(given, metadata);
    const body = given === undefined ? {} : given;
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw invalidFields([{ field: 'body', message: 'must be a JSON object' }]);
    const fields = (await super.transform(body, metadata)) as object;
    const nulls = nullFields(fields);
    if (nulls.length > 0) throw invalidFields(nulls.map((field) => ({ field, message: 'must not be null' })));
    return fields;
  }
}

/** Fields of DTOs that are null and must not be. What is inside an object without a shape is not looked at. */
function nullFields(dto: object, path = ''): string[] {
  return Object.entries(dto).flatMap(([name, value]: [string, unknown]) => {
    const field = path ? `${path}.${name}` : name;
    if (value === null) return Reflect.getMetadata(NULLABLE, dto, name) ? [] : [field];
    return [value].flat().flatMap((one) => (isShaped(one) ? nullFields(one, field) : []));
  });
}

const isShaped = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && value.constructor !== Object;

export const invalidFields = (errors: FieldError[]): Problem =>
  new Problem(400, 'invalid-fields', errors.map((e) => `${e.field}: ${e.message}`).join('; '), { errors });

export function fieldErrors(errors: ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });
}
