import { randomUUID } from 'node:crypto';
import type { Redis } from '@linesman/redis';
import type { ClaimedDelivery } from '../../deliveries/channel';
import type { EmailRecipient } from '../../contacts/contacts';
import type { ComposeEmail } from './compose-email';
import { EmailChannel, MOST_A_DAY } from './email-channel';
import type { Smtp } from './smtp';

const options = { messageId: '<1@a.example>', subject: 'Hi' };
const composing = { compose: () => Promise.resolve({ options }) };
let sent = 0;
const smtp = { send: () => Promise.resolve(void (sent += 1)) };
/** While Redis is away, each process counts its own. */
const away = { status: 'end' } as unknown as Redis;
const channel = new EmailChannel(
  {} as never,
  {} as never,
  {} as never,
  composing as unknown as ComposeEmail,
  smtp as unknown as Smtp,
  {} as never,
  {} as never,
  away,
);

const emailOf = (tenant_id: string) =>
  ({
    delivery: { tenant_id, audience: 'tenant', occasion: 'resolved', recipient: 'team@acme.example' },
    signal: {},
  }) as unknown as ClaimedDelivery<EmailRecipient>;

it('sends so many emails of a tenant a day, lets the next one wait, and those of no other', async () => {
  const tenant = randomUUID();
  for (let i = 0; i < MOST_A_DAY; i += 1) await channel.send(emailOf(tenant));
  expect(sent).toBe(MOST_A_DAY);
  expect(await channel.send(emailOf(tenant))).toEqual({
    kind: 'retry',
    reason: 'quota_of_emails_used_up',
    after_ms: expect.any(Number) as number,
    uncounted: true,
  });
  expect(sent).toBe(MOST_A_DAY);
  expect(await channel.send(emailOf(randomUUID()))).toMatchObject({ kind: 'sent' });
});
