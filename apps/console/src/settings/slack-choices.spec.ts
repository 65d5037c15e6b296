import { slackChoices } from './slack-choices';

const one = { integration_id: 'a', name: 'Slack', status: 'active' as const, created_at: '2026-01-02T03:04:05Z' };

it('names each Slack integration with what distinguishes it', () => {
  const listed = [
    { ...one, provider_account_name: 'Acme HQ' },
    { ...one, integration_id: 'b', provider_account_name: 'Acme Labs' },
    { ...one, integration_id: 'c', status: 'pending_configuration' as const },
    { ...one, integration_id: 'd' },
    { ...one, integration_id: 'e', created_at: '2026-03-01T00:00:00Z' },
  ];
  expect(slackChoices(listed).map(({ label }) => label)).toEqual([
    'Slack · Acme HQ',
    'Slack · Acme Labs',
    'Slack · not connected yet',
    'Slack · created on 2026-01-02',
    'Slack · created on 2026-03-01',
  ]);
});

it('keeps showing that one is chosen which belongs to somebody else', () => {
  expect(slackChoices([one], 'a')).toHaveLength(1);
  expect(slackChoices([one], 'x')[0]).toEqual({
    integration_id: 'x',
    label: 'One that this workspace does not own: choose another',
  });
  expect(slackChoices(undefined, 'x')).toEqual([{ integration_id: 'x', label: 'The stored one' }]);
});
