import type { SignalSnapshot } from '@linesman/contracts';
import { causesInWords, remedyOf } from '@linesman/texts';
import type { KnownBlock } from '@slack/web-api';
import * as say from '../../../signals/wording';
import { button, context, header, ours, plain, slackTime, viewButton } from '../block-elements';
import { handlingBlocks } from '../handling-blocks';
import type { DueTask, HandledSignal, Home } from './read-home';

interface Rendering {
  now: Date;
  publicOrigin: string;
  /** Why nothing came of what the person did last, in our own words. */
  notice: string | null;
  /** Signed ids for the buttons of a signal. */
  valueOf: (signal: HandledSignal) => string;
}

/** The tab of a person: what they handle, in the words of the overview, and what they have to do. */
export function homeBlocks(home: Home, rendering: Rendering): KnownBlock[] {
  const { signals, count, tasks, task_count } = home;
  const origin = rendering.publicOrigin.replace(/\/+$/, '');
  const rest = (shown: number, all: number, path: string): KnownBlock[] =>
    all > shown
      ? [
          ...more(shown, all),
          { type: 'actions', elements: [button(`view_all.${path}`, 'View All', { url: `${origin}${path}` })] },
        ]
      : [];
  return [
    ...(rendering.notice ? [ours(`:warning: ${rendering.notice}`)] : []),
    header(count === 0 ? 'No open signals' : `${count} open ${count === 1 ? 'signal' : 'signals'}`),
    ...(count === 0 ? [plain('Nothing needs you at the moment. What breaks appears here within a minute.')] : []),
    ...signals.flatMap((signal) => signalBlocks(signal, rendering)),
    ...rest(signals.length, count, '/?view=mine'),
    ...(tasks.length > 0 ? [header('Tasks due next')] : []),
    ...tasks.flatMap((task) => taskBlocks(task, rendering.now)),
    ...more(tasks.length, task_count),
    ...(tasks.length > 0
      ? ([
          { type: 'actions', elements: [button('view_tasks', 'View Tasks', { url: `${origin}/tasks` })] },
        ] satisfies KnownBlock[])
      : []),
  ];
}

const more = (shown: number, all: number): KnownBlock[] =>
  all > shown ? [context(`${all - shown} more ${all - shown === 1 ? 'is' : 'are'} in Linesman.`)] : [];

/** A guest, or somebody of another company. */
export const strangerBlocks = (): KnownBlock[] => [
  header('For members of this workspace'),
  plain('This tab shows problems of customers, so it is empty for guests and people of other companies.'),
];

const marks = { critical: '🔴', high: '🟠', medium: '🟡', low: '' };

function signalBlocks(signal: HandledSignal, { now, publicOrigin, valueOf }: Rendering): KnownBlock[] {
  const { snapshot } = signal;
  const { customer, severity, status_change: change } = snapshot;
  const told = { signal, handling: signal.handling, audience: 'csm' as const };
  const name = [customer?.name, change.integration_name].filter(Boolean).join(' · ');
  return [
    { type: 'divider' },
    {
      ...plain(`${marks[severity]} ${name}`.trim(), causeOf(snapshot), nextStep(snapshot)),
      accessory: viewButton(publicOrigin, change.integration_id),
    } as KnownBlock,
    context(
      `${say.titles[snapshot.signal_type]}, severity ${severity}, since`,
      slackTime(change.observed_at, say.zoneOf(told)),
    ),
    ...handlingBlocks(told, { now, publicOrigin, value: valueOf(signal) }),
  ];
}

const causeOf = (snapshot: SignalSnapshot): string =>
  snapshot.status_change.cause ? causesInWords[snapshot.status_change.cause] : say.reasonOf(snapshot);

/** What has to happen, and who does it. Where the fault is ours, the customer may have to reconnect all the same. */
function nextStep({ connection_name: connection, customer, status_change }: SignalSnapshot): string {
  const { cause, party_at_fault } = status_change;
  const of_customer = customer !== undefined;
  const { party, reconnect, next_step } = remedyOf({ cause, party: party_at_fault, connection, of_customer });
  const byOwner = party === 'customer' || party === 'customer_endpoint' || reconnect !== undefined;
  const owner = of_customer ? 'the customer' : 'this workspace';
  return `Next${byOwner ? `, for ${owner}` : ''}: ${next_step}`;
}

const taskBlocks = ({ title, due_at, priority }: DueTask, now: Date): KnownBlock[] => [
  plain(title),
  context(`Priority ${priority}, ${due_at < now ? 'overdue since' : 'due'}`, slackTime(due_at, undefined)),
];
