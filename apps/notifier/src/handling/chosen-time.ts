import { invalidFields } from '@linesman/service-kit';
import type { Span } from './until';

const MOST_DAYS = 30;

/** The time that somebody chose, in one of two ways. Refuses one that has passed or is far away. */
export function chosenTime({ span, until }: { span?: Span; until?: Date }, now: Date): Date | Span | undefined {
  if (span && until) throw invalidFields([{ field: 'until', message: 'must be absent where span is given' }]);
  if (!until) return span;
  const days = (until.getTime() - now.getTime()) / 86_400_000;
  if (days > 0 && days <= MOST_DAYS) return until;
  throw invalidFields([{ field: 'until', message: `must be in the future, within ${MOST_DAYS} days` }]);
}
