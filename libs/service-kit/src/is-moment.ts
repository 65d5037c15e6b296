import { Transform, Type } from 'class-transformer';
import { IsDate, MaxDate, MinDate } from 'class-validator';

const EARLIEST = new Date('1970-01-01T00:00:00.000Z');
const LATEST = new Date('9999-12-31T23:59:59.999Z');

interface Given {
  obj: Record<string, unknown>;
  key: string;
  value: unknown;
}

/** `new Date(7)` and `new Date(true)` are dates too, shortly after 1970. */
const onlyText = ({ obj, key, value }: Given): unknown =>
  typeof obj[key] === 'string' || obj[key] instanceof Date ? value : obj[key];

/** A date with its time, as text. JavaScript knows years that PostgreSQL refuses and that ISO 8601 writes otherwise. */
export const IsMoment =
  (): PropertyDecorator =>
  (target, name): void => {
    for (const decorate of [Type(() => Date), Transform(onlyText), IsDate(), MinDate(EARLIEST), MaxDate(LATEST)])
      decorate(target, name);
  };
