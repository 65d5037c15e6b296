/** What whoever pressed a button is told where nothing came of it, in the same words on every channel. */
export const nothingDone = {
  ended: 'Nothing was done: the problem has ended.',
  does_not_help: 'Nothing was done: this does not help with the problem as it is now.',
  not_offered: 'Nothing was done: this is not offered any more.',
  no_call: 'Nothing was done: there is no such call any more.',
  done_before: 'Nothing was done: it was done before.',
  stranger: ({ of }: Place) =>
    `Nothing was done: only members of this ${of} may do this, no guests, and nobody of another company.`,
  no_answer: ({ asked }: Place) =>
    `Nothing was done: ${asked} did not say who you are. Press the button again in a minute.`,
};

/** Where the people are who press, and who is asked about them. */
export interface Place {
  of: 'workspace' | 'team';
  asked: 'Slack' | 'Microsoft';
}

export type NotAssigned = 'no_member' | 'no_answer' | 'ended';

const whyNot: Record<NotAssigned, (place: Place) => string> = {
  no_member: ({ of }) =>
    `Only members of this ${of} can be chosen, because messages name customers and their problems: no guests, no apps, and nobody of another company.`,
  no_answer: ({ asked }) => `${asked} did not say who that is. Choose again in a minute.`,
  ended: () => 'The problem has ended.',
};

/** @param to who was chosen. */
export const notAssigned = (why: NotAssigned, place: Place, to = 'that person'): string =>
  `This was not assigned to ${to}. ${whyNot[why](place)}`;
