import { onChannel } from '../pages/channel-words';
import type { OverdueNotice } from '../upstream/answers';

const who: Record<OverdueNotice['audience'], string> = {
  csm: 'the assignee',
  tenant: 'the workspace’s mailbox',
  manager: 'the CSM’s manager',
};

const why: Record<string, string> = {
  no_manager: 'no manager is known',
  has_it: 'the manager has the task',
  closed_before_told: 'the task was closed first',
  has_more_time: 'the task got another due time first',
  somebody_else_has_it: 'somebody else got the task first',
  snoozed: 'the signal is snoozed',
  acknowledged_before_told: 'somebody acknowledged the signal first',
  reminded_of_the_signal: 'they were reminded of the signal within the hour before',
};

/** Whom a notice is for, and what became of it. */
export function noticeInWords(notice: OverdueNotice): { whom: string; said: string; at: string } {
  const { audience, recipient, state, reason, channel, decided_at, settled_at } = notice;
  const said = {
    waits: 'Is sent within minutes, or when working hours begin',
    told: channel ? `Notified ${onChannel(channel)}` : 'Notified',
    not_told: `Not notified: ${reason ? (why[reason] ?? 'the message did not arrive') : 'the message did not arrive'}`,
  }[state];
  // Where no manager is known the notice has the address of the assignee.
  const whom = reason === 'no_manager' ? 'The CSM’s manager' : `${recipient || 'Somebody'}, ${who[audience]}`;
  return { whom, said, at: settled_at ?? decided_at };
}
