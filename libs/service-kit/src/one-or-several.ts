import { Transform } from 'class-transformer';

/** A query parameter that a caller gives once or several times, as an array. */
export const OneOrSeveral = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? (value as unknown[]) : [value]));
