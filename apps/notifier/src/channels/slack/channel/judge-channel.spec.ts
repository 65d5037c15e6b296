import { isChannelId, judgeChannel, nameOf } from './judge-channel';

const channel = { id: 'C0ALERTS', name: 'customer-alerts' };

it.each([
  [{ ...channel, is_member: true }, 'fits'],
  [{ ...channel, is_member: true, is_private: true }, 'fits'],
  [channel, 'join'],
  [{ ...channel, is_private: true }, { refusal: expect.stringContaining('/invite') as string }],
  [{ ...channel, is_member: true, is_archived: true }, { refusal: expect.stringContaining('archived') as string }],
  [{ ...channel, is_member: true, is_ext_shared: true }, { refusal: expect.stringContaining('company') as string }],
  [{ ...channel, is_im: true }, { refusal: expect.stringContaining('choose a channel') as string }],
  [{ ...channel, is_mpim: true }, { refusal: expect.stringContaining('choose a channel') as string }],
])('judges %j', (facts, judged) => expect(judgeChannel(facts)).toEqual(judged));

it('tells an id from a name', () => {
  expect(['C0ALERTS', 'G0SECRET', '#customer-alerts', 'customer', 'D0JANE'].map(isChannelId)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(nameOf(' #Customer-Alerts ')).toBe('customer-alerts');
});
