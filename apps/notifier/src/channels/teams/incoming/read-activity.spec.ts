import { readActivity } from './read-activity';

const activity = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  text: '<at>Linesman</at>&nbsp;<b>connect</b> BCDFG-HJK42\n',
  from: { name: 'Anna Admin' },
  conversation: { id: '19:a@thread.tacv2;messageid=1' },
  channelData: { team: { id: '19:t@thread.tacv2' }, channel: { id: '19:a@thread.tacv2' }, tenant: { id: 'd-1' } },
};

it('reads what was written, by whom and where', () => {
  const read = readActivity(activity);
  expect(read).toMatchObject({
    is_message: true,
    from: 'Anna Admin',
    directory_id: 'd-1',
    place: { team_id: '19:t@thread.tacv2', channel_id: '19:a@thread.tacv2' },
  });
  expect(read!.text.split(/\s+/)).toEqual(['connect', 'BCDFG-HJK42']);
});

it('knows that a chat is no channel of a team', () => {
  expect(readActivity({ ...activity, channelData: { tenant: { id: 'd-1' } } })!.place).toBeUndefined();
});

it.each([undefined, 'text', [], {}, { ...activity, serviceUrl: 'no address' }, { ...activity, conversation: {} }])(
  'takes %j for no activity',
  (body) => {
    expect(readActivity(body)).toBeUndefined();
  },
);
