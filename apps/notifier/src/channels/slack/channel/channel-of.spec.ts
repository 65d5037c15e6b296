import { channelIn } from './channel-of';

const CHANNEL = 'C0ALERTS';
type Spoken = Parameters<typeof channelIn>[0];

const spoken = ({
  audience = 'csm',
  earlier,
  refused,
}: {
  audience?: string;
  earlier?: string;
  refused?: boolean;
}): Spoken =>
  ({
    delivery: { audience, tenant_id: 't', recipient: 'jane@acme.example' },
    signal: {},
    settings: { slack_channel_id: CHANNEL },
    stored: { channel_refused: refused },
    existing: earlier && { channel_id: earlier, gone_at: null },
  }) as unknown as Spoken;

it.each([
  [{}, CHANNEL],
  [{ refused: true }, undefined],
  [{ earlier: 'C0OTHER' }, 'C0OTHER'],
  [{ earlier: 'D0JANE' }, undefined],
  [{ audience: 'manager' }, undefined],
  [{ audience: 'staff' }, undefined],
  [{ audience: 'staff', earlier: 'C0STAFF' }, undefined],
])('%j is in %s', (it, channel) => expect(channelIn(spoken(it))).toBe(channel));
