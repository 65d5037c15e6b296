import { createHttp } from '../http-client';
import { createKeySets } from '../key-sets';
import type { ProviderManifest } from '../manifest';
import { type Webhook, type WebhookContent, WebhookRefused } from '../webhook';
import { LoopbackProvider } from './loopback-provider';
import type { Unsigned, WebhookSamples } from './samples';

type Sent = ReturnType<WebhookSamples['sign']>;

interface Sending {
  account: string;
  id: string;
  at: Date;
  by: Parameters<WebhookSamples['sign']>[2];
}

/** The provider's clock counts seconds. */
const now = new Date('2026-01-29T10:45:00.000Z');
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1_000);
const [ours, theirs] = ['account-of-the-integration', 'account-of-somebody-else'];

/** Tests what every provider's webhooks must do: nothing counts but what the provider has signed for our app. */
export function describeWebhook(
  { display_name, capabilities }: ProviderManifest,
  webhook: Webhook,
  { verifier, keys, sign, pushes, changes = [], others }: WebhookSamples,
  origins: string[],
): void {
  let loopback: LoopbackProvider;
  let keysAt: ReturnType<typeof createKeySets>;

  const read = async ({ headers, body }: Sent, verifiedWith = verifier): Promise<WebhookContent> =>
    webhook.read({ headers, body: Buffer.from(body), now, verifier: verifiedWith, keysAt });
  const refused = (sent: Sent, verifiedWith?: string): Promise<unknown> =>
    read(sent, verifiedWith).then(
      () => 'accepted',
      (error: unknown) => (error instanceof WebhookRefused ? error.reason : error),
    );
  const signed = (
    sent: Unsigned,
    { account = ours, id = 'event-1', at = ago(2), by = 'provider' }: Partial<Sending> = {},
  ) => sign(JSON.stringify(sent(account, id, at)), at, by);
  const every = [...[...pushes, ...changes].map(({ sent }) => sent), ...others];

  describe(`${display_name} webhooks`, () => {
    beforeAll(async () => {
      loopback = await LoopbackProvider.start();
    });
    beforeEach(() => {
      loopback.answer(keys ?? { status: 404 });
      keysAt = createKeySets(createHttp({ origins: loopback.standingInFor(origins) }));
    });
    afterAll(() => loopback.stop());

    it.each(pushes)('tell of $event, of the account and at the time that they name', async ({ sent, event, cause }) => {
      const { pushes: told } = await read(signed(sent));
      expect(told).toEqual([
        {
          event_id: expect.any(String) as string,
          account_id: ours,
          event,
          happened_at: ago(2),
          ...(cause && { cause }),
        },
      ]);
      const { pushes: ofAnother } = await read(signed(sent, { account: theirs }));
      expect(ofAnother).toMatchObject([{ account_id: theirs }]);
    });

    it.each(pushes)('have one id when $event is sent again, and another one for another event', async ({ sent }) => {
      const [first, again, other] = await Promise.all([
        read(signed(sent)),
        read(signed(sent)),
        read(signed(sent, { id: 'event-2' })),
      ]);
      expect(again).toEqual(first);
      expect(other.pushes[0]!.event_id).not.toBe(first.pushes[0]!.event_id);
    });

    it('tell nothing where they are not about our access or our data', async () => {
      expect(others.length).toBeGreaterThan(0);
      for (const sent of others) {
        const { pushes: told, changes: data } = await read(signed(sent));
        expect([told, data]).toEqual([[], undefined]);
      }
    });

    it('tell which sync of which account reads what has changed, and nothing about our access', async () => {
      const syncs = capabilities.filter(({ sync }) => sync).map(({ capability_code }) => capability_code);
      for (const { sent, capability_code } of changes) {
        expect(syncs).toContain(capability_code);
        for (const account of [ours, theirs])
          expect(await read(signed(sent, { account }))).toEqual({
            pushes: [],
            changes: [{ account_id: account, capability_code }],
          });
      }
    });

    it('are refused when somebody else signed them, for another app, or nobody at all', async () => {
      for (const sent of every) {
        const genuine = signed(sent);
        expect(await refused(signed(sent, { by: 'forger' }))).toBe('not_signed');
        expect(await refused(genuine, `${verifier}-of-another-app`)).toBe('not_signed');
        expect(await refused({ ...genuine, headers: {} }, verifier)).toBe(keys ? 'accepted' : 'not_signed');
        expect(await refused({ headers: {}, body: JSON.stringify(sent(ours, 'event-1', now)) })).toBe('not_signed');
      }
    });

    it('are refused when a part of them is another one than was signed', async () => {
      for (const sent of every) {
        const genuine = signed(sent);
        const at = Math.floor(genuine.body.length / 2);
        const other = genuine.body[at] === 'a' ? 'b' : 'a';
        const body = `${genuine.body.slice(0, at)}${other}${genuine.body.slice(at + 1)}`;
        expect(await refused({ ...genuine, body })).toBe('not_signed');
        expect(await refused({ ...genuine, body: '' })).toBe('not_signed');
        expect(await refused({ ...genuine, body: genuine.body.slice(0, -1) })).toBe('not_signed');
      }
    });

    it('are refused when they are signed and no object', async () => {
      for (const content of ['[]', 'null', '"x"', '{"a":', '']) {
        expect(await refused(sign(content, now, 'provider'))).toBe('malformed');
      }
    });

    it(`${webhook.max_age_seconds ? 'are refused when they are old, or from the future' : 'keep their time, however old they are'}`, async () => {
      const { max_age_seconds: most } = webhook;
      for (const { sent } of pushes) {
        if (most) {
          expect(await refused(signed(sent, { at: ago(most + 1) }))).toBe('too_old');
          expect(await refused(signed(sent, { at: ago(-most - 1) }))).toBe('too_old');
          expect(await refused(signed(sent, { at: ago(most - 1) }))).toBe('accepted');
        } else {
          const old = ago(400 * 86_400);
          expect((await read(signed(sent, { at: old }))).pushes).toMatchObject([{ happened_at: old }]);
        }
      }
    });

    if (keys)
      it('are not refused while the keys of the provider cannot be read: it sends them again', async () => {
        loopback.answer({ status: 503 });
        expect(await refused(signed(pushes[0]!.sent))).toBeInstanceOf(Error);
      });
  });
}
