import { type CallNature, classify } from './classify';
import { TransportError } from './http';
import type { CallContext, LookUp, Provider } from './provider';
import { ProviderError } from './provider-error';

const LONGEST_MS = 60_000;
/** A request ends at the caller's time limit by itself, and then says more about its end. */
const MARGIN_MS = 1_000;

type Nature = Pick<CallNature, 'kind' | 'provider_deduplicates'>;
type Run<Call, Result> = (call: Call) => Promise<Result>;

/**
 * The same provider, whose every call ends, whatever its code waits for: it may use a client of its own, or wait for
 * something that never happens. Nobody hears what such a call answers later.
 */
export function withTimeLimits(provider: Provider): Provider {
  const { manifest, gateway, probe, identify, revoke, look_up = {} } = provider;
  const { auth, display_name } = manifest;
  const reads: Nature = { kind: 'read' };
  const natureOf = (code: string, version: number): Nature =>
    manifest.capabilities.find((it) => it.capability_code === code && it.version === version) ?? reads;

  const limited =
    <Call extends CallContext, Result>(run: Run<Call, Result>, nature: (call: Call) => Nature): Run<Call, Result> =>
    (call) => {
      const limit_ms = call.until ? call.until.getTime() - call.now().getTime() + MARGIN_MS : LONGEST_MS;
      const late = () => {
        const silence = new TransportError('during', 'timeout', `${display_name}: the call did not end in time`);
        return new ProviderError(classify(silence, { auth: auth.type, ...nature(call) }, call.now()));
      };
      return inTime(limit_ms, late, () => run(call));
    };
  const reading = <Call extends CallContext, Result>(run: Run<Call, Result>) => limited(run, () => reads);

  return {
    ...provider,
    gateway: limited(gateway, ({ capability_code, capability_version }) =>
      natureOf(capability_code, capability_version),
    ),
    probe: reading(probe),
    ...(identify ? { identify: reading(identify) } : {}),
    ...(revoke ? { revoke: reading(revoke) } : {}),
    look_up: Object.fromEntries(Object.entries(look_up).map(([code, one]): [string, LookUp] => [code, reading(one)])),
  };
}

async function inTime<T>(limit_ms: number, late: () => Error, run: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), Math.max(limit_ms, 0));
  });
  try {
    return await Promise.race([run(), over]);
  } finally {
    clearTimeout(timer);
  }
}
