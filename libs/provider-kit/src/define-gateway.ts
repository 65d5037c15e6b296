import { ProviderError } from './provider-error';
import type { ProviderManifest } from './manifest';
import type { Gateway, GatewayCall } from './provider';

export type Perform = (call: GatewayCall) => Promise<Record<string, unknown>>;

/** Makes a gateway of one function per capability. Throws if the functions do not match the manifest. */
export function defineGateway(manifest: ProviderManifest, performs: Record<string, Perform>): Gateway {
  const declared = manifest.capabilities.map((capability) => capability.capability_code);
  const missing = declared.filter((code) => !performs[code]);
  const undeclared = Object.keys(performs).filter((code) => !declared.includes(code));
  if (missing.length || undeclared.length) {
    throw new Error(
      `${manifest.code}: no function for [${missing.join(', ')}], no declaration of [${undeclared.join(', ')}]`,
    );
  }
  return async (call) => {
    const known = manifest.capabilities.some(
      ({ capability_code, version }) => capability_code === call.capability_code && version === call.capability_version,
    );
    const perform = known ? performs[call.capability_code] : undefined;
    if (perform) return perform(call);
    const named = `${call.capability_code} version ${call.capability_version}`.slice(0, 120);
    throw new ProviderError({
      class: 'permanent',
      cause: 'bad_request',
      code: 'unknown_capability',
      message: `${manifest.display_name} has no capability ${named}.`,
    });
  };
}
