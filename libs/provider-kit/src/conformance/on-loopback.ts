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
  /** What `run` would call with, and what it leaves out: a cursor, another key. */
  callOf: (capability_code: string, more?: Partial<GatewayCall>) => GatewayCall;
  probe: () => Promise<void>;
}

/** For a provider's own quirks: its code before a loopback server, for the tests of the surrounding block. */
export function onLoopback(
  { gateway, probe }: Provider,
  samples: Pick<ProviderSamples, 'origins' | 'material' | 'config'>,
): OnLoopback {
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
  const callOf = (capability_code: string, more: Partial<GatewayCall> = {}) => ({
    ...context(),
    capability_code,
    capability_version: 1,
    parameters: {},
    idempotency_key: 'ledger-0001',
    ...more,
  });
  return {
    answer: (...answers) => loopback.answer(...answers),
    received: () => loopback.received,
    run: (capability_code, parameters, config) => gateway(callOf(capability_code, { ...context(config), parameters })),
    callOf,
    probe: () => probe(context()),
  };
}
