import { signalContext } from '../../../test/signal-context';
import type { ClaimedDelivery } from '../../deliveries/channel';
import { questionReply } from './reminder-reply';

const approval = {
  key: 'approval.run.r.s',
  question: 'Go on?',
  due_at: new Date('2026-01-29T16:00:00Z'),
  decision: null,
  decided_by: null,
  decided_at: null,
};
const asked = (opening_digest: string | null): string =>
  questionReply({
    ...signalContext(),
    approvals: [approval],
    delivery: { occasion: 'approval.s', opening_digest },
  } as unknown as ClaimedDelivery);

it.each([
  [null, 'with the buttons of the message above'],
  ['the id of its delivery', 'under Tasks in Linesman'],
])('says where to decide, where the person was told in the digest %j', (digest, where) => {
  expect(asked(digest)).toMatch(new RegExp(`^:raised_hand: Please decide ${where} until .*: "Go on\\?"`));
});
