import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { invalidFields } from './validation';

const SHAPE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A parameter of the path that has to be a UUID. The refusal names it. */
@Injectable()
export class Uuid implements PipeTransform<string> {
  transform(value: string, { data = '' }: ArgumentMetadata): string {
    if (!SHAPE.test(value)) throw invalidFields([{ field: data, message: 'must be a UUID' }]);
    return value;
  }
}
