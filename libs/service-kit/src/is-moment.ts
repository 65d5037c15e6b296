import { Type } from 'class-transformer';
import { IsDate, MaxDate, MinDate } from 'class-validator';

const EARLIEST = new Date('1970-01-01T00:00:00.000Z');
const LATEST = new Date('9999-12-31T23:59:59.999Z');

/** A date with its time, as text. JavaScript knows years that PostgreSQL refuses and that ISO 8601 writes otherwise. */
export const IsMoment =
  (): PropertyDecorator =>
  (target, name): void => {
    for (const decorate of [Type(() => Date), IsDate(), MinDate(EARLIEST), MaxDate(LATEST)]) decorate(target, name);
  };
