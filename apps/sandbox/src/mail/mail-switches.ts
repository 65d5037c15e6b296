import type { SwitchKind, SwitchTarget } from '../switches/switch';

const whose = (recipient: string | undefined): string => (recipient === '*' ? 'everybody' : (recipient ?? ''));

export const bounce: SwitchKind = {
  kind: 'bounce',
  fields: { recipient: undefined, times: 1 },
  name: 'Bounce',
  does: ({ recipient }) => `Email to ${whose(recipient)} is refused for good (550).`,
  then: 'Emails to that address stop, and the CSM gets a task that asks for another technical contact.',
};
export const defer: SwitchKind = {
  kind: 'defer',
  fields: { recipient: undefined, times: 1 },
  name: 'Defer',
  does: ({ recipient }) => `Email to ${whose(recipient)} is refused for now (451).`,
  then: 'The email is sent again until it is accepted.',
};

export const mailTarget: SwitchTarget = {
  code: 'mail',
  name: 'Email',
  about: 'A mailbox for every address',
  kinds: [bounce, defer],
};
