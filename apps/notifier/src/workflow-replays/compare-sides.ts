import type { ToldMoment } from './count-gathered';
import type { PreviewedRun, PreviewedStep } from '../preview/runs-of-signal';

/** How many messages one person gets, and when. */
export interface ToldPerson {
  audience: string;
  recipient: string;
  messages: number;
  told: ToldMoment[];
}

/** What a set of documents does for one signal. */
export interface Side {
  runs: PreviewedRun[];
  told: ToldPerson[];
}

export interface ComparedPerson extends Pick<ToldPerson, 'audience' | 'recipient'> {
  messages_now: number;
  messages_would: number;
  told_now: ToldMoment[];
  told_would: ToldMoment[];
}

export interface Compared {
  /** A step or a message differs. */
  differs: boolean;
  people: ComparedPerson[];
  /** The runs of which something differs. */
  runs_now: PreviewedRun[];
  runs_would: PreviewedRun[];
}

/** Compares what the documents in force do for a signal with what the changed ones would do. */
export function compareSides(now: Side, would: Side): Compared {
  const people = [...new Map([...now.told, ...would.told].map((one) => [nameOf(one), one])).values()];
  const compared = people.map(({ audience, recipient }) => ({
    audience,
    recipient,
    messages_now: toldOf(now, { audience, recipient })?.messages ?? 0,
    messages_would: toldOf(would, { audience, recipient })?.messages ?? 0,
    told_now: toldOf(now, { audience, recipient })?.told ?? [],
    told_would: toldOf(would, { audience, recipient })?.told ?? [],
  }));
  const runs_now = otherThan(now.runs, would.runs);
  const runs_would = otherThan(would.runs, now.runs);
  const differs =
    runs_now.length + runs_would.length > 0 || compared.some((one) => one.messages_now !== one.messages_would);
  return { differs, people: compared, runs_now, runs_would };
}

const nameOf = ({ audience, recipient }: Pick<ToldPerson, 'audience' | 'recipient'>): string =>
  `${audience} ${recipient}`;

const toldOf = ({ told }: Side, person: Pick<ToldPerson, 'audience' | 'recipient'>): ToldPerson | undefined =>
  told.find((one) => nameOf(one) === nameOf(person));

const otherThan = (runs: readonly PreviewedRun[], others: readonly PreviewedRun[]): PreviewedRun[] =>
  runs.filter((run) => doneBy(run) !== doneBy(others.find(({ workflow }) => workflow === run.workflow)));

/** Whether a message is on its way or has arrived does not matter, nor does the version of the document. */
const doneBy = (run: PreviewedRun | undefined): string => JSON.stringify(run?.steps.map(essenceOf) ?? null);

const essenceOf = ({ step_id, action, state, reason, told }: PreviewedStep): unknown => [
  step_id,
  action,
  isUnderWay(state) ? 'pending' : state,
  reason,
  told && [told.audience, told.channel, told.recipient, isUnderWay(told.state) ? 'pending' : told.state, told.reason],
];

const isUnderWay = (state: string): boolean => ['pending', 'running', 'sending', 'sent'].includes(state);
