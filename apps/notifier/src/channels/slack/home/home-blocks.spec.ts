import { signalContext } from '../../../../test/signal-context';
import { homeBlocks } from './home-blocks';
import { type DueTask, type HandledSignal, MOST_SIGNALS, MOST_TASKS } from './read-home';

const rendering = {
  now: new Date('2026-01-29T12:00:00Z'),
  publicOrigin: 'https://console.example/',
  notice: null,
  valueOf: ({ signal_id }: HandledSignal) => `value-of-${signal_id}`,
};
const task = (id: number): DueTask => ({
  id: String(id),
  title: `Call ${id}`,
  due_at: rendering.now,
  priority: 'high',
});
const signals = (count: number): HandledSignal[] =>
  Array.from({ length: count }, (_, n) => ({ ...signalContext().signal, signal_id: `s-${n}`, handling: null }));
/** With as many lines about who handles it as there can be. */
function escalatedAndSnoozed(signal: HandledSignal): HandledSignal {
  const { now: at } = rendering;
  const customer = {
    ...signal.snapshot.customer!,
    csm: {
      ...signal.snapshot.customer!.csm!,
      manager: { name: 'Max Power', email: 'max@acme.example' },
    },
  };
  const handling = { escalated_at: at, snoozed_by: 'Jane', snoozed_until: at } as HandledSignal['handling'];
  return { ...signal, snapshot: { ...signal.snapshot, customer }, handling };
}
const said = (blocks: object[]) => JSON.stringify(blocks);

it('has room in a view of Slack for all that it shows, and says how many more there are', () => {
  const tasks = Array.from({ length: MOST_TASKS }, (_, n) => task(n));
  const handled = signals(MOST_SIGNALS).map(escalatedAndSnoozed);
  const blocks = homeBlocks(
    { signals: handled, count: 40, tasks, task_count: 31 },
    { ...rendering, notice: 'The problem has ended.' },
  );
  expect(said(blocks).match(/was told that nobody acted/g)).toHaveLength(MOST_SIGNALS);
  expect(said(blocks).match(/Snoozed by Jane until/g)).toHaveLength(MOST_SIGNALS);
  expect(blocks.length).toBeLessThanOrEqual(100);
  expect(said(blocks)).toContain('40 open signals');
  expect(said(blocks)).toContain(`${40 - MOST_SIGNALS} more are in Linesman.`);
  expect(said(blocks)).toContain('Tasks due next');
  expect(said(blocks)).toContain(`${31 - MOST_TASKS} more are in Linesman.`);
});

it('says that nothing needs the person', () => {
  expect(said(homeBlocks({ signals: [], count: 0, tasks: [], task_count: 0 }, rendering))).toContain(
    'Nothing needs you at the moment.',
  );
});

it.each([
  ['us', 'invalid_client', 'The provider does not accept our app credentials', 'Next: Our staff have to act.'],
  ['provider', 'timeout', 'The provider did not answer in time', 'Next: Wait until Salesforce answers again.'],
  [
    'customer',
    'refresh_refused',
    'OAuth token expired and refresh failed',
    'Next, for the customer: Sign in at Salesforce again.',
  ],
  ['customer_endpoint', 'webhook_refused', 'Next, for the customer: Repair the endpoint'],
  [
    'us',
    'refresh_interrupted',
    'Next, for the customer: We interrupted a renewal, sorry. Sign in at Salesforce again.',
  ],
] as const)(
  'says of a fault of %s what failed and what is next as the overview does',
  (party_at_fault, cause, ...words) => {
    const [signal] = signals(1);
    const { snapshot } = signal!;
    const faulty = {
      ...signal!,
      snapshot: { ...snapshot, status_change: { ...snapshot.status_change, party_at_fault, cause } },
    };
    const shown = said(homeBlocks({ signals: [faulty], count: 1, tasks: [], task_count: 0 }, rendering));
    for (const text of ['1 open signal', ...words]) expect(shown).toContain(text);
  },
);

it('says of an integration of the workspace that the workspace has to act', () => {
  const [signal] = signals(1);
  const own = { ...signal!, snapshot: { ...signal!.snapshot, customer: undefined } };
  expect(said(homeBlocks({ signals: [own], count: 1, tasks: [], task_count: 0 }, rendering))).toContain(
    'Next, for this workspace: Sign in at Salesforce again.',
  );
});

it('says since when a task is overdue', () => {
  const due = (ms: number): DueTask => ({ ...task(1), due_at: new Date(rendering.now.getTime() + ms) });
  const of = (one: DueTask) => said(homeBlocks({ signals: [], count: 0, tasks: [one], task_count: 1 }, rendering));
  expect(of(due(-1))).toContain('Priority high, overdue since');
  expect(of(due(1))).toContain('Priority high, due');
});

it('shows what a tenant wrote as plain text', () => {
  const [signal] = signals(1);
  const { snapshot } = signal!;
  const named = { ...signal!, snapshot: { ...snapshot, customer: { ...snapshot.customer!, name: '<!channel> *x*' } } };
  const blocks = homeBlocks({ signals: [named], count: 1, tasks: [], task_count: 0 }, rendering);
  const texts = blocks.flatMap((block) =>
    block.type === 'section' && block.text?.type === 'mrkdwn' ? block.text.text : [],
  );
  expect(texts.join()).not.toContain('!channel');
});
