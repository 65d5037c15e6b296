import { failureOf } from './conformance/expect-failure';
import type { CallContext, GatewayCall, Provider } from './provider';
import { withTimeLimits } from './time-limits';

const never = () => new Promise<never>(() => undefined);
const capability = (capability_code: string, kind: 'read' | 'write') => ({ capability_code, version: 1, kind });
const stuck = withTimeLimits({
  manifest: {
    code: 'stuck',
    display_name: 'Stuck',
    auth: { type: 'api_key' },
    capabilities: [capability('READ', 'read'), capability('WRITE', 'write')],
  },
  gateway: never,
  probe: never,
  identify: never,
  revoke: never,
  look_up: { WRITE: never },
} as unknown as Provider);
const context = (): CallContext => ({
  http: never,
  now: () => new Date(10_000),
  material: { type: 'api_key', secret: 'key' },
  config: {},
  until: new Date(9_050),
});
const call = (capability_code: string): GatewayCall => ({
  ...context(),
  capability_code,
  capability_version: 1,
  parameters: {},
  idempotency_key: '1',
});

it.each([
  ['probe', () => stuck.probe(context())],
  ['identify', () => stuck.identify!(context())],
  ['revoke', () => stuck.revoke!(context())],
  ['a look-up', () => stuck.look_up!.WRITE!({ ...call('WRITE'), asked_at: new Date(0) })],
  ['a read', () => stuck.gateway(call('READ'))],
])('ends %s that never ends by itself', async (_, run) => {
  expect(await failureOf(run())).toMatchObject({ class: 'transient', cause: 'timeout' });
});

it('does not know how a write ended that never ended', async () => {
  expect(await failureOf(stuck.gateway(call('WRITE')))).toMatchObject({ class: 'unknown', may_have_acted: true });
});

it('answers as the provider does, and leaves nothing to wait for', async () => {
  const timers = jest.spyOn(global, 'clearTimeout');
  const quick = withTimeLimits({ ...stuck, gateway: () => Promise.resolve({ id: '7' }) });
  expect(await quick.gateway({ ...call('READ'), until: undefined })).toEqual({ id: '7' });
  expect(timers).toHaveBeenCalled();
});
