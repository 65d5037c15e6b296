import type { WorkflowReplay, WorkflowReplayPerson } from '../upstream/answers';

const states: Record<WorkflowReplay['state'], { label: string; level: string }> = {
  waiting: { label: 'Waiting', level: 'requested' },
  running: { label: 'Going on', level: 'running' },
  done: { label: 'Done', level: 'succeeded' },
  cancelled: { label: 'Cancelled', level: '' },
};

const audiences: Record<string, string> = {
  csm: 'CSM',
  contact: 'Technical contact',
  manager: 'Manager',
  tenant: 'Mailbox of the workspace',
  staff: 'Staff of Linesman',
};

const DAY_MS = 86_400_000;
const counted = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;

/** A difference with its sign; the minus is the one of typography. */
const signed = (difference: number): string =>
  difference > 0 ? `+${difference}` : difference < 0 ? `−${-difference}` : '0';

const gathered = (digests: number): string | undefined =>
  digests > 0 ? `${counted(digests, 'digest')} among them` : undefined;

export const shownReplay = (replay: WorkflowReplay) => ({
  ...replay,
  ...states[replay.state],
  title: `${replay.is_draft ? 'The draft, version' : 'Version'} ${replay.document_version}`,
  beside: replay.in_force_version
    ? `version ${replay.in_force_version}, which was in force`
    : 'none, as it was not published',
  days: counted(Math.round((Date.parse(replay.until) - Date.parse(replay.since)) / DAY_MS), 'day'),
  going_on: !replay.ended_at,
  difference: signed(replay.messages_would - replay.messages_now),
  gathered_now: gathered(replay.digests_now),
  gathered_would: gathered(replay.digests_would),
});

export const shownPerson = ({ audience, recipient, ...person }: WorkflowReplayPerson) => ({
  ...person,
  audience: audiences[audience] ?? audience,
  /** Staff have one name for all of them. */
  recipient: recipient.includes('@') ? recipient : undefined,
  difference: signed(person.messages_would - person.messages_now),
  gathered_now: gathered(person.digests_now),
  gathered_would: gathered(person.digests_would),
});
