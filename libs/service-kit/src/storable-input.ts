import { storable } from '@linesman/contracts';
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import type { FieldError } from './problem';
import { invalidFields } from './validation';

/** Deeper than any input that means something, and far from where recursion would end in an error. */
const DEEPEST = 64;

/** The first field of an input that cannot be stored or is nested too deep. */
export function unstorableField(value: unknown, field = '', depth = 0): FieldError | undefined {
  if (typeof value === 'string')
    return storable(value) === value
      ? undefined
      : { field, message: 'must not contain a NUL character or half of a character (a lone surrogate)' };
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  if (depth === DEEPEST) return { field, message: `must not be nested deeper than ${DEEPEST} levels` };
  for (const [key, child] of Object.entries(value)) {
    const name = storable(key);
    const path = field ? `${field}.${name}` : name;
    const found = name === key ? unstorableField(child, path, depth + 1) : unstorableField(key, path);
    if (found) return found;
  }
  return undefined;
}

/** Refuses what no service can store, before anything else looks at it. */
@Injectable()
export class StorableInput implements PipeTransform {
  transform(value: unknown, { type, data = '' }: ArgumentMetadata): unknown {
    const refused = type === 'custom' ? undefined : unstorableField(value, data);
    if (refused) throw invalidFields([refused]);
    return value;
  }
}
