import { LoopbackProvider } from './conformance/loopback-provider';
import { describeWebhook } from './conformance/describe-webhook';
import { failureOf } from './conformance/expect-failure';
import { shortcomingsOfSync } from './conformance/read-to-the-end';
import { shortcomingsOf } from './conformance/manifest-rules';
import { type Answer, nonsense, type ProviderSamples, quoting } from './conformance/samples';
import { createHttp } from './http-client';
import type { CapabilityManifest } from './manifest';
import type { CallContext, GatewayCall, Provider } from './provider';
import { validateParameters } from './validate-parameters';

export { failureOf } from './conformance/expect-failure';
export { causesOf } from './conformance/manifest-rules';
export { LoopbackProvider, onLoopback } from './conformance/loopback-provider';
export type { Answer, CapabilitySample, ProviderSamples, WebhookSamples } from './conformance/samples';

const now = () => new Date('2026-01-29T10:45:00.000Z');
/** Milliseconds to wait for an answer that never comes, and for one that comes even on a busy machine. */
const patience = { hanging: 150, answered: 5_000 };

/** Tests what every provider must do, over real sockets. What only one provider does is tested beside it. */
export function describeProvider(provider: Provider, samples: ProviderSamples): void {
  const { manifest } = provider;
  const rejected = samples.refused ?? (manifest.auth.type === 'oauth2' ? 'grant_revoked' : 'api_key_rejected');
  const forbidden = samples.refused ?? 'insufficient_scope';
  const healthy = [samples.healthy].flat();
  let loopback: LoopbackProvider;
  let closedPort: string;
  let timeout_ms = patience.answered;

  const context = (standIn = loopback.standingInFor(samples.origins)): CallContext => ({
    http: createHttp({ origins: standIn, timeout_ms }),
    now,
    material: samples.material,
    config: samples.config ?? {},
  });
  const callOf = (capability: CapabilityManifest, standIn?: Record<string, string>): GatewayCall => ({
    ...context(standIn),
    capability_code: capability.capability_code,
    capability_version: capability.version,
    parameters: sampleOf(capability).parameters,
    idempotency_key: 'ledger-0001',
  });
  const sampleOf = ({ capability_code, version }: CapabilityManifest) => {
    const sample = samples.capabilities[`${capability_code}@${version}`] ?? samples.capabilities[capability_code];
    if (!sample) throw new Error(`no sample for ${capability_code} version ${version}`);
    return sample;
  };
  const named = manifest.capabilities.map((one) => [nameOf(one), one] as const);
  const refuse = async (answer: Answer, run: () => Promise<unknown>) => {
    loopback.answer(answer);
    timeout_ms = answer.misbehave === 'hang' ? patience.hanging : patience.answered;
    return failureOf(run()).finally(() => (timeout_ms = patience.answered));
  };

  describe(`${manifest.display_name} holds to what every provider must`, () => {
    beforeAll(async () => {
      loopback = await LoopbackProvider.start();
      const gone = await LoopbackProvider.start();
      closedPort = gone.url;
      await gone.stop();
    });
    afterAll(() => loopback.stop());

    it('declares a complete manifest', () => {
      expect(shortcomingsOf(manifest)).toEqual([]);
    });

    it.each(named)('performs %s', async (_, capability) => {
      const { answers, output, parameters } = sampleOf(capability);
      loopback.answer(...answers);
      expect(validateParameters(capability.parameters_schema, parameters)).toBeUndefined();
      expect(await provider.gateway(callOf(capability))).toEqual(output);
      expect(loopback.received).toHaveLength(answers.length);
    });

    for (const capability of manifest.capabilities.filter(({ sync }) => sync)) {
      it(`reads ${capability.capability_code} page by page to its end, with the same page for the same cursor`, async () => {
        const run = (answers: Answer[], cursor?: string) => {
          loopback.answer(...answers);
          return provider.gateway({ ...callOf(capability), cursor });
        };
        expect(await shortcomingsOfSync(sampleOf(capability), run)).toEqual([]);
      });
    }

    it.each(named)('classifies failures of %s', async (_, capability) => {
      const run = () => provider.gateway(callOf(capability));
      const uncertain = capability.kind === 'read' || capability.provider_deduplicates ? 'transient' : 'unknown';
      const table: [Answer, string, string][] = [
        [{ status: 401, body: {} }, 'permanent', rejected],
        [{ status: 403, body: {} }, 'permanent', forbidden],
        [{ status: 403, body: '<html>Request blocked</html>' }, uncertain, 'server_error'],
        [{ status: 429, body: {}, headers: { 'retry-after': '3600' } }, 'transient', 'rate_limited'],
        [{ status: 500, body: {} }, uncertain, 'server_error'],
        [{ status: 503, body: '<html>maintenance</html>' }, uncertain, 'server_error'],
        [{ misbehave: 'hang' }, uncertain, 'timeout'],
        [{ misbehave: 'reset' }, uncertain, 'server_error'],
        [{ misbehave: 'upgrade' }, uncertain, 'server_error'],
        [{ body: '{"truncated":' }, uncertain, 'server_error'],
      ];
      for (const [answer, failureClass, cause] of table) {
        expect(await refuse(answer, run)).toMatchObject({ class: failureClass, cause });
      }
      expect((await refuse({ status: 429, body: {}, headers: { 'retry-after': '3600' } }, run)).retry_after_ms).toBe(
        60_000,
      );
    });

    it('knows that nothing was sent when no connection was made', async () => {
      const nowhere = Object.fromEntries(samples.origins.map((origin) => [origin, closedPort]));
      for (const capability of manifest.capabilities) {
        expect(await failureOf(provider.gateway(callOf(capability, nowhere)))).toMatchObject({ class: 'transient' });
      }
    });

    it('refuses an unknown capability or version permanently and without a call', async () => {
      const [first] = manifest.capabilities;
      if (!first) throw new Error('no capability');
      loopback.answer(...healthy);
      for (const unknown of [
        { capability_code: 'NO_SUCH_THING' },
        { capability_version: 999 },
        { capability_code: 'toString' },
      ]) {
        const failure = await failureOf(provider.gateway({ ...callOf(first), ...unknown }));
        expect(failure).toMatchObject({ class: 'permanent', cause: 'bad_request', code: 'unknown_capability' });
      }
      expect(loopback.received).toEqual([]);
    });

    it('is healthy on the documented answers, with no further call', async () => {
      loopback.answer(...healthy);
      await provider.probe(context());
      expect(loopback.received).toHaveLength(healthy.length);
    });

    /** The probe, then every capability. */
    const everyCall = (): (() => Promise<unknown>)[] => [
      () => provider.probe(context()),
      ...manifest.capabilities.map((capability) => () => provider.gateway(callOf(capability))),
    ];

    it.each(nonsense)('never counts %s as a success', async (_, answer) => {
      const runs = everyCall();
      if (provider.identify) runs.push(() => provider.identify!(context()));
      for (const run of runs) expect(await refuse(answer, run)).toMatchObject({ cause: 'server_error' });
    });

    it('classifies failures of the probe', async () => {
      const run = () => provider.probe(context());
      expect(await refuse({ status: 401, body: {} }, run)).toMatchObject({ class: 'permanent', cause: rejected });
      expect(await refuse({ status: 500, body: {} }, run)).toMatchObject({ class: 'transient', cause: 'server_error' });
      expect(await refuse({ misbehave: 'hang' }, run)).toMatchObject({ class: 'transient', cause: 'timeout' });
      expect(await refuse({ misbehave: 'upgrade' }, run)).toMatchObject({ class: 'transient', cause: 'server_error' });
    });

    it('identifies the account of the credentials', async () => {
      expect(Boolean(provider.identify)).toBe(Boolean(samples.identify));
      if (!provider.identify || !samples.identify) return;
      loopback.answer(samples.identify.answer);
      expect(await provider.identify(context())).toEqual(samples.identify.account);
    });

    it("classifies the provider's own refusals", async () => {
      expect(samples.refusals.length).toBeGreaterThan(0);
      for (const { answer, failure } of samples.refusals) {
        expect(await refuse(answer, () => provider.probe(context()))).toMatchObject(failure);
      }
    });

    it('puts no text into a failure that cannot be stored', async () => {
      const quotes = samples.refusals.map(({ answer }) => ({ ...answer, body: quoting('\0 \ud800', answer.body) }));
      quotes.push({ status: 401, body: `\0 ${'🔌'.repeat(2_000)}` }, { status: 500, body: `a${'🔌'.repeat(2_000)}` });
      for (const run of everyCall()) {
        for (const quote of quotes) {
          loopback.answer(quote);
          const [outcome] = await Promise.allSettled([run()]);
          expect(JSON.stringify(outcome, errorText)).not.toMatch(/\\u0000|\\ud[89a-f]/);
        }
      }
    });

    it('puts no credential into a failure, even if the provider quotes it', async () => {
      const { secret } = samples.material;
      const runs = everyCall();
      const quotes = samples.refusals.map(({ answer }) => ({ ...answer, body: quoting(secret, answer.body) }));
      quotes.push({ status: 500, body: `<html>${secret} ${encodeURIComponent(secret)}</html>` });
      quotes.push({ status: 401, body: secret });
      for (const run of runs) {
        for (const quote of quotes) {
          loopback.answer(quote);
          const [outcome] = await Promise.allSettled([run()]);
          expect(JSON.stringify(outcome, errorText)).not.toContain(secret);
        }
      }
    });

    it('has samples of its webhooks if it has webhooks', () => {
      expect(Boolean(samples.webhook)).toBe(Boolean(provider.webhook));
    });
  });
  if (provider.webhook && samples.webhook)
    describeWebhook(manifest, provider.webhook, samples.webhook, samples.origins);
}

const nameOf = ({ capability_code, version }: CapabilityManifest) =>
  version === 1 ? capability_code : `${capability_code} version ${version}`;

const errorText = (_: string, value: unknown) =>
  value instanceof Error ? { ...value, message: value.message, stack: value.stack } : value;
