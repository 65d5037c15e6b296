import type { Consumption } from './topology';

/** The entry of `consumes` through which an event is handled. */
export const consumptionOf = (consumes: readonly Consumption[], subject: string): Consumption | undefined =>
  consumes.filter(({ filter }) => takes(filter, subject)).sort((a, b) => b.filter.length - a.filter.length)[0];

/** Whether a filter of NATS takes a subject: `*` stands for one part, `>` for all that follow. */
function takes(filter: string, subject: string): boolean {
  const [wanted, given] = [filter.split('.'), subject.split('.')];
  if (wanted.at(-1) === '>' ? given.length < wanted.length : given.length !== wanted.length) return false;
  return wanted.every((part, at) => part === '>' || part === '*' || part === given[at]);
}
