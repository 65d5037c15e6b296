import type { DependentsAnswer, RecurringBillings, ServedEntities, WorkloadAnswer } from '@linesman/contracts';
import { isLate } from './usage-words';

interface Known {
  dependents?: DependentsAnswer;
  workload?: WorkloadAnswer;
  now: Date;
}

const MOST = 3;
/** Whom a reader asks about first. */
const order = ['customer', 'product', 'subscription'];

/** What matters most, each in a few words: whom it concerns, what waits, what is billed, what is late. */
export function factsOf({ dependents, workload, now }: Known): string[] {
  const all = [
    dependents && servedIn(dependents.serves),
    workload && requestsIn(workload),
    dependents && billingIn(dependents.billing),
    workload && lateIn(workload, now),
  ];
  return all.flatMap((one) => one || []).slice(0, MOST);
}

/** `2 products, 1 subscription` */
function servedIn(serves: readonly ServedEntities[]): string {
  const rank = ({ entity_type }: ServedEntities) =>
    order.includes(entity_type) ? order.indexOf(entity_type) : order.length;
  const isTenant = ({ entity_type }: ServedEntities) => entity_type === 'tenant';
  const named = serves
    .filter((one) => !isTenant(one))
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ entity_type, count }) => counted(count, entity_type.replaceAll('_', ' ')));
  // A link to the tenant makes it the default of everything without one.
  return [...named, ...(serves.some(isTenant) ? ['the default of the workspace'] : [])].join(', ');
}

function requestsIn({ waiting, failed_since, more }: WorkloadAnswer): string {
  const least = more ? 'at least ' : '';
  const { count, parked = 0 } = waiting;
  if (parked > 0 && parked === count) return parkedIn(parked);
  const others = parked > 0 ? `, ${parked} of them until it works again` : '';
  if (count > 0) return `${least}${counted(count, 'request')} ${count === 1 ? 'waits' : 'wait'}${others}`;
  return failed_since > 0 ? `${least}${counted(failed_since, 'request')} failed since then` : '';
}

/** `42 requests wait and will run once it works again` */
export const parkedIn = (parked: number): string =>
  `${counted(parked, 'request')} ${parked === 1 ? 'waits' : 'wait'} and will run once it works again`;

function billingIn({ count, due_soon, more }: RecurringBillings): string {
  if (count === 0) return '';
  const least = more ? 'at least ' : '';
  return `${least}${counted(count, 'subscription')} billed through it, ${due_soon} by tomorrow`;
}

function lateIn({ syncs, scheduled = [] }: WorkloadAnswer, now: Date): string {
  const missed = scheduled.filter(({ missed_runs }) => missed_runs > 0).length;
  const late = syncs.filter((one) => isLate(one, now)).length + missed;
  return late > 0 ? `${counted(late, 'sync')} late` : '';
}

const counted = (count: number, noun: string): string => (count === 1 ? `1 ${noun}` : `${count} ${plural(noun)}`);
const plural = (noun: string): string => (noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`);
