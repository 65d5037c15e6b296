import { GATHERED } from '../deliveries/decide-digest';
import type { PreviewedRun, PreviewedStep, PreviewedTold } from '../preview/runs-of-signal';

/** How many messages one person gets. */
export interface ToldPerson {
  audience: string;
  recipient: string;
  messages: number;
}

/** What a set of documents does for one signal. */
export interface Side {
  runs: PreviewedRun[];
  told: ToldPerson[];
}

export interface ComparedPerson extends Pick<ToldPerson, 'audience' | 'recipient'> {
  messages_now: number;
  messages_would: number;
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
    messages_now: messagesTo(now, { audience, recipient }),
    messages_would: messagesTo(would, { audience, recipient }),
  }));
  const runs_now = otherThan(now.runs, would.runs);
  const runs_would = otherThan(would.runs, now.runs);
  const differs =
    runs_now.length + runs_would.length > 0 || compared.some((one) => one.messages_now !== one.messages_would);
  return { differs, people: compared, runs_now, runs_would };
}

const nameOf = ({ audience, recipient }: Pick<ToldPerson, 'audience' | 'recipient'>): string =>
  `${audience} ${recipient}`;

const messagesTo = ({ told }: Side, person: Pick<ToldPerson, 'audience' | 'recipient'>): number =>
  told.find((one) => nameOf(one) === nameOf(person))?.messages ?? 0;

const otherThan = (runs: readonly PreviewedRun[], others: readonly PreviewedRun[]): PreviewedRun[] =>
  runs.filter((run) => doneBy(run) !== doneBy(others.find(({ workflow }) => workflow === run.workflow)));

/** Which process would send a message at once does not matter, nor does the version of the document. */
const doneBy = (run: PreviewedRun | undefined): string => JSON.stringify(run?.steps.map(essenceOf) ?? null);

const essenceOf = ({ step_id, action, state, reason, told }: PreviewedStep): unknown => [
  step_id,
  action,
  isUnderWay(state) ? 'pending' : state,
  reason,
  told && [
    told.audience,
    told.channel,
    told.recipient,
    isUnderWay(told.state) ? 'pending' : told.state,
    reasonOf(told),
  ],
];

/** Whether a message would wait for a digest depends on what is sent at this moment. */
const reasonOf = ({ reason }: PreviewedTold): string | null => (reason === GATHERED ? null : reason);

const isUnderWay = (state: string): boolean => ['pending', 'running', 'sending'].includes(state);
