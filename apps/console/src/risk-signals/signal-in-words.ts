import { causeFacts, namedIn, reasonInWords } from '@linesman/contracts';
import { inWords, lasting } from '../pages/times';
import type { RiskSignal, SignalNotice } from '../upstream/answers';
import { lower } from './response-outcome';

/** One of the four steps of a signal. */
export interface SignalStep {
  name: 'Detected' | 'Notified' | 'Reconnected' | 'Verified';
  state: 'done' | 'waiting' | 'skipped';
  at?: string;
  /** How long after the previous step that was done. */
  after?: string;
  /** A remark: how it was done, or why it was not. */
  remark?: string;
  /** A time that ends the remark. */
  until?: string;
}

type Timed = Pick<
  RiskSignal,
  'opened_at' | 'reconnected_at' | 'resolved_at' | 'resolution' | 'status' | 'party_at_fault' | 'cause' | 'detected_by'
>;

/** Detected, notified, reconnected, verified. `notice` is undefined when the notifier could not be asked. */
export function signalSteps(signal: Timed, notice: Notice | undefined, now: Date): SignalStep[] {
  const steps = [detected(signal), notified(signal, notice, now), reconnected(signal), verified(signal)];
  let previous: string | undefined;
  return steps.map((step) => {
    if (!step.at) return step;
    // Somebody may reconnect while messages are still being sent.
    const took = previous === undefined ? undefined : Math.max(0, Date.parse(step.at) - Date.parse(previous));
    previous = step.at;
    return took === undefined ? step : { ...step, after: inWords(took) };
  });
}

/** How long a signal was open, or has been open so far. */
export function openFor({ opened_at, resolved_at }: Pick<RiskSignal, 'opened_at' | 'resolved_at'>, now: Date): string {
  const end = resolved_at ? Date.parse(resolved_at) : now.getTime();
  return lasting(end - Date.parse(opened_at));
}

const sources: Record<NonNullable<RiskSignal['detected_by']>, string> = {
  execution: 'A call failed',
  probe: 'Our health check failed',
  webhook: 'A webhook was refused',
  refresh: 'A token refresh was refused',
  sso: 'A sign-in failed',
  provider_webhook: 'The provider reported it',
  schedule: 'A scheduled sync failed or is late',
  measurement: 'Figures of many calls were unusual',
  records: 'A sync could not read some records',
  scopes: 'Not all permissions were granted',
};

/** Nothing has failed: the answer to a call that worked said it. */
const isNear = ({ cause }: Pick<RiskSignal, 'cause'>): boolean => cause === 'rate_limit_near';

const detected = ({ opened_at, detected_by, cause }: Timed): SignalStep => ({
  name: 'Detected',
  state: 'done',
  at: opened_at,
  remark: isNear({ cause }) ? 'The provider said it in an answer' : detected_by ? sources[detected_by] : undefined,
});

function notified({ party_at_fault, cause, status }: Timed, notice: Notice | undefined, now: Date): SignalStep {
  const name = 'Notified';
  if (notice?.first_told_at) {
    const { told, first_told_at } = notice;
    return { name, state: 'done', at: first_told_at, remark: told === 1 ? 'One person' : `${told} people` };
  }
  const said = notice && heldInWords(notice, now);
  if (said) return { name, state: said.until ? 'waiting' : 'skipped', remark: said.words, until: said.until };
  const alone = notice && notSingly(notice);
  if (alone) return { name, state: 'skipped', remark: alone.words, until: alone.until };
  const isOver = status === 'resolved' || status === 'withdrawn';
  if (isOver) return { name, state: 'skipped', remark: 'It ended before anybody was notified' };
  if (isForStaff({ party_at_fault, cause }))
    return { name, state: 'skipped', remark: 'A problem on our side: only staff are notified' };
  if (notice?.held_until && Date.parse(notice.held_until) > now.getTime())
    return { name, state: 'waiting', remark: 'Held until', until: notice.held_until };
  const waits = notice && waitsOf(notice);
  if (waits) return { name, state: 'waiting', remark: waits.words, until: waits.until };
  if (notice?.untold) return { name, state: 'skipped', remark: 'Nobody could be notified' };
  if (notice && !notice.workflow) return { name, state: 'skipped', remark: 'No workflow notifies anybody of this' };
  return { name, state: 'waiting', remark: notice ? 'Not yet' : 'Not known right now' };
}

function reconnected({ reconnected_at, resolution, status, cause }: Timed): SignalStep {
  const name = 'Reconnected';
  if (isNear({ cause })) return { name, state: 'skipped', remark: 'There is nothing to reconnect' };
  if (reconnected_at) return { name, state: 'done', at: reconnected_at };
  if (resolution === 'verified') return { name, state: 'skipped', remark: 'It works again without a reconnect' };
  if (status === 'withdrawn') return { name, state: 'skipped' };
  return { name, state: 'waiting', remark: 'Not yet' };
}

function verified({ resolution, resolved_at, status, cause }: Timed): SignalStep {
  const name = 'Verified';
  if (resolution === 'verified' && resolved_at) return { name, state: 'done', at: resolved_at };
  if (status === 'withdrawn') return { name, state: 'skipped', remark: 'The integration was removed or paused' };
  return {
    name,
    state: 'waiting',
    remark: isNear({ cause }) ? 'When enough requests are left' : 'After the first call that works',
  };
}

/** Our own faults, except where the customer has to reconnect all the same. */
const isForStaff = ({ party_at_fault, cause }: Pick<RiskSignal, 'party_at_fault' | 'cause'>): boolean =>
  party_at_fault === 'us' && (!cause || causeFacts[cause].remedy === 'staff');

/** While the services are updated, an older process answers without these. */
type New = 'not_singly' | 'untold_recipient' | 'awaiting_approval' | 'waiting_for_hours' | 'hours_begin_at';
export type Notice = Omit<SignalNotice, New> & Partial<Pick<SignalNotice, New>>;

/** What the messages wait for that are not sent yet: a sentence without a full stop. */
function waitsOf({ waiting, ...notice }: Notice): (WhyNot & { is_being_sent?: true }) | undefined {
  const { awaiting_approval = 0, waiting_for_hours = 0, hours_begin_at } = notice;
  if (waiting === 0) return undefined;
  if (awaiting_approval + waiting_for_hours < waiting) return { words: 'Messages are being sent', is_being_sent: true };
  if (waiting_for_hours === 0) return { words: 'Messages wait for approval' };
  const words =
    awaiting_approval > 0 ? 'Messages wait for approval and for working hours' : 'Messages wait for working hours';
  return { words: `${words}, until`, until: hours_begin_at ?? undefined };
}

export interface WhyNot {
  /** A sentence. */
  words: string;
  /** A time that the sentence ends with. */
  until?: string;
  /** It is a silence that is in force. */
  silenced?: true;
}

/** Why people have not been notified of an open signal; undefined where all of them were. */
export function whyNotNotified(
  { party_at_fault, cause, hold_until }: Pick<RiskSignal, 'party_at_fault' | 'cause' | 'hold_until'>,
  notice: Notice | undefined,
  now: Date,
): WhyNot | undefined {
  const heldUntil = notice?.held_until ?? (notice ? undefined : hold_until);
  if (isForStaff({ party_at_fault, cause }))
    return { words: 'A problem on our side: our staff have a task, and the customer is not notified.' };
  const held = heldUntil && Date.parse(heldUntil) > now.getTime();
  const said = notice && heldInWords(notice, now);
  if (said) return said;
  const { many_failures_of } = namedIn(notice?.not_singly ?? '');
  if (held && many_failures_of)
    return {
      words: `Many customers fail at ${many_failures_of} at once, so our staff look at it first. Nobody is notified before`,
      until: heldUntil,
    };
  if (held)
    return {
      words:
        'The provider seems to be at fault: it may recover, or turn out to be an outage. Nobody is notified before',
      until: heldUntil,
    };
  return notice && untoldInWords(notice);
}

/** Nobody is notified of it because of a silence or because its integration is unstable, or it ended meanwhile. */
function heldInWords({ not_singly, held_until }: Notice, now: Date): WhyNot | undefined {
  const isHeld = held_until && Date.parse(held_until) > now.getTime();
  const { broke, silenced_by } = namedIn(not_singly ?? '');
  if (broke)
    return isHeld
      ? { words: `Unstable: it broke ${broke}. If it stays broken, people are notified on`, until: held_until }
      : { words: `Unstable: it broke ${broke}, and worked again before anybody was notified` };
  if (!silenced_by) return undefined;
  return isHeld
    ? { words: `Silenced by ${silenced_by}. Nobody is notified before`, until: held_until, silenced: true }
    : { words: `It ended while it was silenced by ${silenced_by}` };
}

/** Nobody is notified of it alone, because its reader gets one message about all of them. */
function notSingly({ not_singly }: Notice): WhyNot | undefined {
  const { outage } = namedIn(not_singly ?? '');
  return (
    outage && {
      words: `Not notified of it alone: it is part of the outage of ${outage.provider} since`,
      until: outage.since,
    }
  );
}

function untoldInWords(notice: Notice): WhyNot | undefined {
  const { told, untold, untold_recipient, reason, workflow } = notice;
  const why = reason ? `: ${lower(reasonInWords(reason) ?? reason)}.` : '.';
  if (told > 0 && untold > 0)
    return {
      words: `${untold === 1 ? (untold_recipient ?? 'One person') : `${untold} people`} ${untold === 1 ? 'was' : 'were'} not notified${why}`,
    };
  const waits = waitsOf(notice);
  if (waits && (told === 0 || !waits.is_being_sent)) return waits.until ? waits : { words: `${waits.words}.` };
  if (told > 0) return undefined;
  const alone = notSingly(notice);
  if (alone) return alone;
  if (untold > 0) return { words: `Nobody was notified${why}` };
  return workflow ? undefined : { words: 'Nobody is notified automatically: no workflow covers this.' };
}
