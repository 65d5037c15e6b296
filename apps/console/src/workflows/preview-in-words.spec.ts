import { shownPreview, stepInWords } from './preview-in-words';

const step = { step_id: 'notify_csm', action: 'slack_dm', state: 'pending', reason: null, told: null };
const told = {
  audience: 'csm',
  channel: 'slack',
  recipient: 'jane@acme.example',
  state: 'pending',
  reason: null,
  at: '',
};

it.each([
  ['whom a step tells', { ...step, told }, 'Slack to jane@acme.example'],
  [
    'that it waits',
    { ...step, told: { ...told, reason: 'working_hours' } },
    'Slack to jane@acme.example, in working hours',
  ],
  [
    'that an address is empty',
    { ...step, told: { ...told, recipient: '' } },
    'Slack to nobody, because the address is empty',
  ],
  [
    'why nobody is told',
    { ...step, told: { ...told, state: 'suppressed', reason: 'unsubscribed' } },
    'Nothing: They have unsubscribed',
  ],
  ['why it is skipped', { ...step, state: 'skipped', reason: 'condition' }, 'Nothing: its condition is false'],
  ['what else it does', { ...step, action: 'create_task', state: 'done' }, 'Create task'],
])('says %s', (_, one, words) => {
  expect(stepInWords(one)).toBe(words);
});

it('puts what would be done beside what was done, and marks what differs', () => {
  const run = { workflow: 'a', document_version: '1', state: 'done', reason: null, steps: [{ ...step, told }] };
  const task = { ...step, step_id: 'task', action: 'create_task', state: 'done' };
  const signal = {
    signal_id: 's',
    integration_id: 'i',
    integration_name: 'Salesforce',
    customer_name: null,
    signal_type: 'integration_disconnected',
    severity: 'high',
    cause: null,
    opened_at: '2026-01-01T00:00:00Z',
    outage_of: null,
  } as const;
  const shown = shownPreview({ ...signal, would: [{ ...run, steps: [...run.steps, task] }], did: [run] });
  expect(shown.steps).toEqual([
    {
      workflow: 'a',
      step: 'notify_csm',
      would: 'Slack to jane@acme.example',
      did: 'Slack to jane@acme.example',
      differs: false,
    },
    { workflow: 'a', step: 'task', would: 'Create task', did: '–', differs: true },
  ]);
});
