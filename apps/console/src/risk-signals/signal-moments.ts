import { exact } from '../pages/moments';
import { inWords } from '../pages/durations';
import type { NoticeRow, SignalRow } from '../model/signal-view';

/** One of the four moments of a signal. */
export interface SignalMoment {
  name: 'Detected' | 'Notified' | 'Reconnected' | 'Verified';
  state: 'done' | 'waiting' | 'passed_over';
  at?: string;
  /** Since the moment before it that came to pass. */
  after?: string;
  /** What there is to say where it has not come to pass, or how it did. */
  said?: string;
}

type Timed = Pick<
  SignalRow,
  'opened_at' | 'reconnected_at' | 'resolved_at' | 'resolution' | 'status' | 'party_at_fault' | 'detected_by'
>;

/** Detected, notified, reconnected, verified: each with the time it took. `notice` is absent where it is not known. */
export function signalMoments(signal: Timed, notice: NoticeRow | undefined, now: Date): SignalMoment[] {
  const moments = [detected(signal), notified(signal, notice, now), reconnected(signal), verified(signal)];
  let before: string | undefined;
  return moments.map((moment) => {
    if (!moment.at) return moment;
    // A reconnect may come while messages are still on their way.
    const took = before === undefined ? undefined : Math.max(0, Date.parse(moment.at) - Date.parse(before));
    before = moment.at;
    return took === undefined ? moment : { ...moment, after: inWords(took) };
  });
}

/** How long it lasted, or lasts already. */
export function lasted({ opened_at, resolved_at }: Pick<SignalRow, 'opened_at' | 'resolved_at'>, now: Date): string {
  const end = resolved_at ? Date.parse(resolved_at) : now.getTime();
  return inWords(Math.max(0, end - Date.parse(opened_at)));
}

const sources: Record<string, string> = {
  execution: 'A call failed',
  probe: 'A check of ours failed',
  webhook: 'A webhook was refused',
  refresh: 'A renewal failed',
  sso: 'A sign-in failed',
  provider_webhook: 'The provider told us',
};

const detected = ({ opened_at, detected_by }: Timed): SignalMoment => ({
  name: 'Detected',
  state: 'done',
  at: opened_at,
  said: sources[detected_by ?? ''],
});

function notified({ party_at_fault, status }: Timed, notice: NoticeRow | undefined, now: Date): SignalMoment {
  const name = 'Notified';
  if (notice?.first_told_at) {
    const { told, first_told_at } = notice;
    return { name, state: 'done', at: first_told_at, said: told === 1 ? 'One person' : `${told} people` };
  }
  const over = status === 'resolved' || status === 'withdrawn';
  if (over) return { name, state: 'passed_over', said: 'Over before anybody was told' };
  if (party_at_fault === 'us') return { name, state: 'passed_over', said: 'Our own fault: staff are told' };
  if (notice?.held_until && Date.parse(notice.held_until) > now.getTime())
    return { name, state: 'waiting', said: `Held until ${exact(notice.held_until)}` };
  if (notice?.waiting) return { name, state: 'waiting', said: 'Messages are on their way' };
  if (notice?.untold) return { name, state: 'passed_over', said: 'Nobody could be told' };
  if (notice && !notice.workflow) return { name, state: 'passed_over', said: 'No workflow tells of this' };
  return { name, state: 'waiting', said: notice ? 'Not yet' : 'Not known right now' };
}

function reconnected({ reconnected_at, resolution, status }: Timed): SignalMoment {
  const name = 'Reconnected';
  if (reconnected_at) return { name, state: 'done', at: reconnected_at };
  if (resolution === 'verified') return { name, state: 'passed_over', said: 'Works again without it' };
  if (status === 'withdrawn') return { name, state: 'passed_over' };
  return { name, state: 'waiting', said: 'Not yet' };
}

function verified({ resolution, resolved_at, status }: Timed): SignalMoment {
  const name = 'Verified';
  if (resolution === 'verified' && resolved_at) return { name, state: 'done', at: resolved_at };
  if (status === 'withdrawn') return { name, state: 'passed_over', said: 'Removed or switched off' };
  return { name, state: 'waiting', said: 'After the first call that works' };
}
