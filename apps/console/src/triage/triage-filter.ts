import { causes } from '@linesman/contracts';
import { textUpTo, uuidOf, withQuery } from '../pages/query-string';
import type { Triage, TriageGroup } from '../upstream/answers';
import type { Request } from '../upstream/routes';

export type View = keyof Triage['views'];
export type Owner = TriageGroup['owner'];
export type GroupCause = NonNullable<NonNullable<Request<'get', '/v1/triage/signals'>['query']>['cause']>;

/** In the order of the tabs. */
export const viewLabels: Record<View, string> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  waiting_on_customer: 'Waiting on customer',
  provider_outages: 'Provider outages',
  our_side: 'On our side',
  all: 'All',
};
const views = Object.keys(viewLabels) as View[];
/** Stands for the cause of a group whose cause is not known. */
export const NO_CAUSE = 'none';
const groupCauses: GroupCause[] = [...causes, NO_CAUSE];
const owners: Owner[] = ['customer', 'admin', 'provider', 'us', 'nobody'];

/** What the URL of a page with open signals says. */
export interface TriageFilter {
  view: View;
  q?: string;
  /** The signal in the panel. */
  signal?: string;
  /** Of a group: the page with all of its signals. */
  connection?: string;
  cause?: GroupCause;
  owner?: Owner;
  cursor?: string;
}

/** @param usual the view of a visitor who has chosen none. */
export function triageFilter(query: Record<string, unknown>, usual: View): TriageFilter {
  return {
    view: views.find((one) => one === query.view) ?? usual,
    q: textUpTo(200, query.q),
    signal: uuidOf(query.signal),
    connection: textUpTo(100, query.connection),
    cause: groupCauses.find((one) => one === query.cause),
    owner: owners.find((one) => one === query.owner),
    cursor: textUpTo(1_000, query.cursor),
  };
}

/** The address of the page with a filter, or with another one in part. */
export const triageUrl = (path: string, filter: TriageFilter, more: Partial<TriageFilter> = {}): string =>
  withQuery(path, { ...filter, ...more });
