import { compareSides, type Side } from './compare-sides';

const step = { step_id: 'notify_csm', action: 'slack_dm', state: 'pending', reason: null, told: null };
const run = { workflow: 'a', document_version: '1', state: 'running', reason: null, steps: [step] };
const jane = { audience: 'csm', recipient: 'jane@acme.example', messages: 1, told: [] };
const bob = { audience: 'contact', recipient: 'bob@techcorp.example', messages: 2, told: [] };

it('puts the messages to each person side by side', () => {
  const [now, would]: [Side, Side] = [
    { runs: [run], told: [jane] },
    { runs: [run], told: [bob] },
  ];
  expect(compareSides(now, would)).toEqual({
    differs: true,
    people: [
      { audience: 'csm', recipient: jane.recipient, messages_now: 1, messages_would: 0, told_now: [], told_would: [] },
      {
        audience: 'contact',
        recipient: bob.recipient,
        messages_now: 0,
        messages_would: 2,
        told_now: [],
        told_would: [],
      },
    ],
    runs_now: [],
    runs_would: [],
  });
});

it('takes a run of another version that does the same for the same', () => {
  const later = { ...run, document_version: '2', steps: [{ ...step, state: 'running' }] };
  expect(compareSides({ runs: [run], told: [jane] }, { runs: [later], told: [jane] })).toMatchObject({
    differs: false,
  });
});

it('takes a message that is on its way for one that has arrived', () => {
  const told = { ...jane, channel: 'slack', state: 'sending', reason: null, at: new Date() };
  const sideOf = (one: object) => ({ runs: [{ ...run, steps: [{ ...step, told: one }] }], told: [jane] }) as Side;
  expect(compareSides(sideOf(told), sideOf({ ...told, state: 'sent' }))).toMatchObject({ differs: false });
  expect(compareSides(sideOf(told), sideOf({ ...told, reason: 'working_hours' }))).toMatchObject({ differs: true });
});

it('keeps only the runs of which a step differs, and those that there are on one side alone', () => {
  const other = { ...run, workflow: 'b' };
  const skipped = { ...run, steps: [{ ...step, state: 'skipped', reason: 'condition' }] };
  const compared = compareSides(
    { runs: [run, other], told: [] },
    { runs: [skipped, other, { ...run, workflow: 'c' }], told: [] },
  );
  expect(compared).toMatchObject({ differs: true, runs_now: [run], runs_would: [skipped, { workflow: 'c' }] });
});
