import { Problem } from '@linesman/service-kit';
import { type Mistake, sentenceOf } from '../workflow/mistakes';

/** Each error has the line and the column of its mistake. */
export const refusalOf = (mistakes: readonly Mistake[]): Problem =>
  new Problem(422, 'document-has-mistakes', mistakes.map(sentenceOf).join('\n'), {
    errors: mistakes.map(({ path, ...mistake }) => ({ field: path || 'document', ...mistake })),
  });
