import { Transform, Type } from 'class-transformer';
import { IsInt, isObject, IsObject, IsString, IsUrl, Max, Min, ValidateBy } from 'class-validator';

/** Decorators for fields of config.ts files. Each error names the variable and its valid values. */
const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) =>
    decorators.forEach((decorate) => decorate(target, property));

const anyHost = { require_tld: false, require_protocol: true };

export const WholeNumber = (min: number, max: number): PropertyDecorator =>
  all(
    Type(() => Number),
    IsInt(),
    Min(min),
    Max(max),
  );

export const UrlOf = (...protocols: string[]): PropertyDecorator => IsUrl({ ...anyHost, protocols });

export const RedisUrl = (): PropertyDecorator => UrlOf('redis', 'rediss');

/** Text that is not JSON stays as it is, so that the validator's error names the variable. */
export const Json = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  });

/** @param example of the JSON object, for the error message. */
export const JsonObject = (example: string): PropertyDecorator =>
  all(Json(), IsObject({ message: `$property must be JSON: ${example}` }));

const isTextByName = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((one) => typeof one === 'string' && one !== '');

/** JSON whose values are texts. @param example for the error message. */
export const TextByName = (example: string): PropertyDecorator =>
  all(
    Json(),
    ValidateBy(
      { name: 'textByName', validator: { validate: isTextByName } },
      { message: `$property must be JSON: ${example}` },
    ),
  );

/** Values separated by commas. */
export const CommaSeparated = (): PropertyDecorator =>
  all(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.split(',').map((one) => one.trim()) : value,
    ),
    IsString({ each: true }),
  );

/** A provider's real origin → the base URL that replaces it. For the sandbox; empty in production. */
export const ProviderOrigins = (): PropertyDecorator => JsonObject('{"<origin>": "<base URL>"}');

const isTableWithDays = ([name, days]: [string, unknown]): boolean =>
  /^[a-z-]+\.[a-z_]+$/.test(name) && Number.isInteger(days) && (days as number) > 0 && (days as number) < 36_525;

/** Days by `<service>.<table>`, as JSON. */
export const DaysByTable = (): PropertyDecorator =>
  all(
    Json(),
    ValidateBy(
      {
        name: 'daysByTable',
        validator: { validate: (value) => isObject(value) && Object.entries(value).every(isTableWithDays) },
      },
      { message: '$property must be JSON: {"<service>.<table>": <days>}' },
    ),
  );
