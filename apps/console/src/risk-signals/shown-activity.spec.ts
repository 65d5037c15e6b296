import type { LinkStepTaken, SignalResponse } from '../upstream/answers';
import { shownActivity, type ShownStep } from './shown-activity';

const bob = { name: 'Bob Smith', email: 'bob@techcorp.example' };
const carol = { name: 'Carol Jones', email: 'carol@techcorp.example' };
const step = (name: LinkStepTaken['step'], minute: number, over: Partial<LinkStepTaken> = {}): LinkStepTaken => ({
  link_id: 'a',
  number: minute,
  step: name,
  taken_at: `2026-01-29T15:${minute}:00.000Z`,
  recipient: bob.email,
  accounts: null,
  access: null,
  colleague: null,
  ...over,
});
const said = (one: unknown): string => {
  const { who, said: words, colleague } = one as ShownStep;
  return [who, words, colleague?.name].filter(Boolean).join(' ');
};

it('shows responses and steps in the order of their times', () => {
  const acknowledged = { id: 'r', action: 'acknowledge', responded_at: '2026-01-29T15:11:30.000Z' } as SignalResponse;
  const shown = shownActivity([acknowledged], [step('sent', 10), step('opened', 11), step('cancelled', 12)], [bob]);
  expect(shown.map(({ kind }) => kind)).toEqual(['link_step', 'link_step', 'response', 'link_step']);
  expect(shown.filter(({ kind }) => kind === 'link_step').map(said)).toEqual([
    'Bob Smith was sent a reconnect link',
    'Bob Smith opened the reconnect link',
    'Bob Smith cancelled there',
  ]);
});

it('names the colleague to whom a link was handed over, also as the one who uses the next link', () => {
  const shown = shownActivity(
    [],
    [
      step('handed_over', 10, { colleague: carol }),
      step('opened', 11, { link_id: 'b', recipient: carol.email }),
      step('opened', 12, { link_id: 'c', recipient: null }),
      step('opened', 13, { link_id: 'd', recipient: 'former@techcorp.example' }),
    ],
    [bob],
  );
  expect(shown.map(said)).toEqual([
    'Bob Smith handed the link over to Carol Jones',
    'Carol Jones opened the reconnect link',
    'Somebody with the link opened the reconnect link',
    'former@techcorp.example opened the reconnect link',
  ]);
});

it('says which account was chosen, and which is expected', () => {
  const [shown] = shownActivity([], [step('wrong_account', 10, { accounts: { offered: 'Te… Sa…', expected: 'Te…' } })]);
  expect(shown).toMatchObject({ remark: 'They chose Te… Sa…, and Te… is expected. The names are shortened.' });
});
