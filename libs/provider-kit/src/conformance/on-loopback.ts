import { createHttp } from '../http-client';
import type { GatewayCall, Provider } from '../provider';
import { LoopbackProvider } from './loopback-provider';
import type { ProviderSamples } from './samples';

export interface OnLoopback {
  /** Queues what the provider answers next. */
  answer: LoopbackProvider['answer'];
  received: () => LoopbackProvider['received'];
  run: (
    capability_code: string,
    parameters: GatewayCall['parameters'],
    config?: GatewayCall['config'],
  ) => Promise<Record<string, unknown>>;
  probe: () => Promise<void>;
}

/** For a provider's own quirks: its code before a loopback server, for the tests of the surrounding block. */
export function onLoopback({ gateway, probe }: Provider, samples: ProviderSamples): OnLoopback {
  let loopback: LoopbackProvider;
  beforeAll(async () => {
    loopback = await LoopbackProvider.start();
  });
  afterAll(() => loopback.stop());

  const context = (config = samples.config ?? {}) => ({
    http: createHttp({ origins: loopback.standingInFor(samples.origins) }),
    now: () => new Date('2026-01-29T10:45:00.000Z'),
    material: samples.material,
    config,
  });
  return {
    answer: (...answers) => loopback.answer(...answers),
    received: () => loopback.received,
    run: (capability_code, parameters, config) =>
      gateway({
        ...context(config),
        capability_code,
        capability_version: 1,
        parameters,
        idempotency_key: 'ledger-0001',
      }),
    probe: () => probe(context()),
  };
}
