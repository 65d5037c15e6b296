import type { ExecutionError } from '@linesman/contracts';
import type { CapabilityManifest, Provider } from '@linesman/provider-kit';
import { validateParameters } from '@linesman/provider-kit/validate-parameters';
import type { Providers } from '@linesman/providers';
import type { Execution } from './execution.entity';
import { never } from './outcome';

/** Injection token of the providers whose gateways this copy can use. */
export const PROVIDERS = Symbol('gateway-executor.providers');

export interface Plan {
  provider: Provider;
  capability: CapabilityManifest;
}

type Asked = Pick<Execution, 'capability_code' | 'capability_version' | 'parameters' | 'idempotency_key'>;

/** Which gateway performs it, or why none ever will. */
export function planCall(providers: Providers, connection_code: string, asked: Asked): Plan | ExecutionError {
  const provider = providers.get(connection_code);
  if (!provider) return never('no_gateway', `No gateway performs capabilities of ${connection_code}.`);
  const versions = provider.manifest.capabilities
    .filter((it) => it.capability_code === asked.capability_code)
    .sort((a, b) => b.version - a.version);
  const capability = asked.capability_version
    ? versions.find((it) => it.version === asked.capability_version)
    : versions[0];
  if (!capability) {
    const version = asked.capability_version ? ` in version ${asked.capability_version}` : '';
    // An admin may have added it to the catalog, which is not asked here: what is missing is code.
    const message = `No gateway performs ${asked.capability_code}${version} for ${connection_code}.`;
    return never('unknown_capability', message);
  }
  if (capability.kind === 'write' && !asked.idempotency_key)
    return never('idempotency_key_required', `${asked.capability_code} writes: send an idempotency_key.`);
  const wrong = validateParameters(capability.parameters_schema, asked.parameters);
  if (wrong) return never('invalid_parameters', `parameters${wrong.pointer} ${wrong.message}`);
  return { provider, capability };
}

export const isPlan = (plan: Plan | ExecutionError): plan is Plan => 'provider' in plan;
