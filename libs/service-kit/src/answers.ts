import { SetMetadata } from '@nestjs/common';

export const ANSWERS = 'linesman:answers';

/**
 * For the API document: the content types, by status, of a handler that writes its answers itself. `null` is an answer
 * without a body, and `default` means every other status.
 */
export const Answers = (types: Partial<Record<number | 'default', string | null>>): MethodDecorator =>
  SetMetadata(ANSWERS, types);
