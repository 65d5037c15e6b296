import type { WorkflowReplay } from '../upstream/answers';
import { shownPerson, shownReplay } from './replay-in-words';

const replay: WorkflowReplay = {
  replay_id: 'r',
  workflow: 'a',
  document_version: '2.0',
  is_draft: true,
  in_force_version: '1.1',
  since: '2026-01-01T00:00:00.000Z',
  until: '2026-04-01T00:00:00.000Z',
  state: 'running',
  signals: 10,
  played: 5,
  about: 4,
  silent: 0,
  failed: 0,
  failure: null,
  differing: 2,
  messages_now: 9,
  messages_would: 4,
  digests_now: 1,
  digests_would: 0,
  created_by: 'anna',
  created_at: '2026-04-01T00:00:00.000Z',
  ended_at: null,
};

it('says what is played beside what, and what differs', () => {
  expect(shownReplay(replay)).toMatchObject({
    title: 'The draft, version 2.0',
    beside: 'version 1.1, which was in force',
    days: '90 days',
    label: 'Going on',
    going_on: true,
    difference: '−5',
    gathered_now: '1 digest among them',
    gathered_would: undefined,
  });
  expect(shownReplay({ ...replay, is_draft: false, in_force_version: null, messages_would: 10 })).toMatchObject({
    title: 'Version 2.0',
    beside: 'none, as it was not published',
    difference: '+1',
  });
});

it('names a person, and staff as one', () => {
  const person = {
    person_id: 'p',
    messages_now: 0,
    messages_would: 2,
    digests_now: 0,
    digests_would: 2,
    added: 2,
    removed: 0,
    change: 'more',
  } as const;
  expect(shownPerson({ ...person, audience: 'csm', recipient: 'jane@acme.example' })).toMatchObject({
    audience: 'CSM',
    recipient: 'jane@acme.example',
    difference: '+2',
    gathered_would: '2 digests among them',
  });
  expect(shownPerson({ ...person, audience: 'staff', recipient: 'staff' })).toMatchObject({
    audience: 'Staff of Linesman',
    recipient: undefined,
  });
});
