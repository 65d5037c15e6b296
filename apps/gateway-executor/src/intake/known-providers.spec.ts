import { randomUUID } from 'node:crypto';
import type { JetStreamServer } from '@linesman/messaging';
import { KnownProviders } from './known-providers';

const command = (integration_id: string): string => JSON.stringify({ data: { integration_id } });

it('lets integrations that were not seen yet share, and those of one provider', () => {
  const providers = new KnownProviders({} as JetStreamServer);
  const [first, second] = [randomUUID(), randomUUID()];
  expect(providers.shareOf(command(first))).toBe('provider not seen yet');
  for (const it of [first, second]) providers.see(it, 'stripe');
  expect([first, second].map((it) => providers.shareOf(command(it)))).toEqual(['provider stripe', 'provider stripe']);
  expect(providers.shareOf('{')).toBe('provider not seen yet');
});
