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

describe('a press of a button', () => {
  const ids = { tenant_id: '6f1c2d3e-4b5a-4978-8a6b-5c4d3e2f1a0b', signal_id: '1b4e28ba-2fa1-41d2-883f-0016d3cca427' };
  const press = {
    ...activity,
    type: 'invoke',
    name: 'adaptiveCard/action',
    from: { id: '29:jane', name: 'Jane Miller' },
    value: { action: { type: 'Action.Execute', verb: 'handle', data: { ...ids, chosen: 'snooze.worse' } } },
  };

  it('says which, about what, by whom, and what was chosen', () => {
    expect(readActivity(press)!.pressed).toEqual({ ...ids, verb: 'handle', by: '29:jane', chosen: 'snooze.worse' });
    expect(readActivity(press)!.is_message).toBe(false);
  });

  it.each([
    ['of another kind', { name: 'task/fetch' }],
    ['of nobody', { from: {} }],
    ['that names no signal', { value: { action: { verb: 'handle', data: { ...ids, signal_id: "' or 1=1" } } } }],
    ['without a verb', { value: { action: { data: ids } } }],
    ['without anything', { value: null }],
  ])('%s is none', (_, over) => {
    expect(readActivity({ ...press, ...over })!.pressed).toBeUndefined();
  });
});
