import type { Party } from '@linesman/contracts';
import { inDollars, inShortDollars } from '../pages/money';
import { causeInWords } from '../pages/words';
import { lasting } from '../pages/times';
import { remedyOf } from '@linesman/texts';
import type { AtRisk, TriagedSignal, TriageGroup } from '../upstream/answers';
import type { Owner } from './triage-filter';

const parties: Record<Owner, Party> = {
  customer: 'customer',
  admin: 'customer',
  provider: 'provider',
  us: 'us',
  nobody: 'nobody',
};

const ownerLabels: Record<Exclude<Owner, 'provider'>, string> = {
  customer: 'Customer',
  admin: 'Admin',
  us: 'Us',
  nobody: 'Nobody',
};

export const ownerInWords = (owner: Owner, connection: string): string =>
  owner === 'provider' ? connection : ownerLabels[owner];

type Problem = Pick<TriageGroup, 'cause' | 'owner' | 'connection_name'>;

export const UNKNOWN_CAUSE = 'No cause is known';

/** Cause, owner and next step: the same for a signal and for a group. */
function problemOf({ cause, owner, connection_name }: Problem) {
  const { next_step } = remedyOf({
    cause,
    party: parties[owner],
    connection: connection_name,
    of_customer: owner !== 'admin',
  });
  return { cause_text: cause ? causeInWords(cause) : undefined, acts: ownerInWords(owner, connection_name), next_step };
}

export interface ShownAttention {
  /** A sentence without its end. */
  words: string;
  until?: string;
}

/** Who has acknowledged or snoozed it. */
function attentionOf(signal: TriagedSignal): ShownAttention | undefined {
  const { acknowledged_by, acknowledged_until, snoozed_by, snoozed_until } = signal;
  if (snoozed_by)
    return snoozed_until
      ? { words: `Snoozed by ${snoozed_by} until`, until: snoozed_until }
      : { words: `Snoozed by ${snoozed_by} until it gets worse` };
  if (!acknowledged_by) return undefined;
  return { words: `Acknowledged by ${acknowledged_by} until`, until: acknowledged_until ?? undefined };
}

export function shownRow(signal: TriagedSignal, now: Date) {
  const { cause_text, ...problem } = problemOf(signal);
  const attention = attentionOf(signal);
  return {
    ...signal,
    ...problem,
    who: signal.customer_name ?? 'This workspace',
    cause_text: cause_text ?? signal.failure_reason ?? '',
    open_for: ageOf(signal, now),
    arr_text: arrText(signal),
    attention,
    state: signal.snoozed_by ? 'Snoozed' : attention ? 'Acknowledged' : undefined,
  };
}

/** Unknown is said; an integration of the workspace has no ARR. */
const arrText = ({ customer_id, arr }: TriagedSignal): string =>
  customer_id === null ? '' : arr === null ? 'Unknown' : inShortDollars(arr);

const ageOf = ({ opened_at }: { opened_at: string }, now: Date): string =>
  lasting(now.getTime() - Date.parse(opened_at))
    .split(' ')
    .slice(0, 2)
    .join(' ');

/** `$1.2M, and 2 unknown`; `Unknown` where nothing is known of anybody. */
export function riskText({ customers, arr, arr_unknown }: AtRisk): string {
  if (customers === 0) return 'None';
  if (arr_unknown === customers) return 'Unknown';
  return arr_unknown === 0 ? inShortDollars(arr) : `${inShortDollars(arr)}, and ${arr_unknown} unknown`;
}

export interface ShownRisk {
  label: string;
  text: string;
  /** For screen readers and the pointer. */
  exact: string;
}

export function shownRisk(label: string, risk: AtRisk): ShownRisk {
  const of = risk.customers === 1 ? '1 customer' : `${risk.customers} customers`;
  return { label, text: riskText(risk), exact: `${inDollars(risk.arr)} of ${of}` };
}

/** `12 customers`, `3 integrations` where none serves a customer. */
const whoOf = ({ signals, customers }: AtRisk): string => {
  if (customers === 0) return signals === 1 ? '1 integration' : `${signals} integrations`;
  return customers === 1 ? '1 customer' : `${customers} customers`;
};

/** Of an outage that is ours, the provider may work. */
const outageText = ({ owner, connection_name }: TriageGroup): string =>
  owner === 'us' ? `Our connection to ${connection_name} fails` : `${connection_name} is down`;

export function shownGroup(group: TriageGroup, now: Date) {
  const problem = problemOf(group);
  return {
    ...group,
    ...problem,
    who: whoOf(group),
    /** An outage is one row, however many are concerned. */
    title: group.outage_since ? outageText(group) : (problem.cause_text ?? UNKNOWN_CAUSE),
    open_for: ageOf(group, now),
    arr_text: group.customers === 0 ? '' : riskText(group),
    rows: group.first.map((one) => shownRow(one, now)),
    more: Math.max(0, group.signals - group.first.length),
    is_group: group.signals > 1 || group.outage_since !== null,
  };
}
