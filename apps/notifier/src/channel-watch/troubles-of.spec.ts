import { type ChannelState, troublesOf } from './troubles-of';

const fine: ChannelState = { channel: 'slack', oldest_seconds: 0, given_up: 0 };

it.each<[Partial<ChannelState>, string[]]>([
  [{}, []],
  [{ oldest_seconds: 900, given_up: 4 }, []],
  [{ oldest_seconds: 901 }, ['deliveries_late']],
  [{ given_up: 5 }, ['deliveries_given_up']],
  [{ oldest_seconds: 1_000, given_up: 9 }, ['deliveries_late', 'deliveries_given_up']],
])('finds with %j: %j', (over, kinds) => {
  const lasting = troublesOf({ ...fine, ...over }).filter(({ lasts }) => lasts);
  expect(lasting.map(({ kind }) => kind)).toEqual(kinds);
});
