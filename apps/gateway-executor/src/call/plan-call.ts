import type { ExecutionError, Lease } from '@linesman/contracts';
import type { CapabilityManifest, Provider } from '@linesman/provider-kit';
import { validateParameters } from '@linesman/provider-kit/validate-parameters';
import type { Providers } from '@linesman/providers';
import type { Entry } from '../circuit/circuit';
import type { Room } from './provider-http';
import { permanentError } from '../ledger/outcome';

export interface Plan {
  provider: Provider;
  capability: CapabilityManifest;
}

/** What is called, the credentials for it, and how the circuit was then: not `refused`. */
export interface Admitted {
  plan: Plan;
  lease: Lease;
  entry: Entry;
  /** For the first request, where it was asked for already. */
  room?: Room;
}

export interface PlannedRequest {
  capability_code: string;
  capability_version?: number | null;
  parameters: Record<string, unknown>;
  idempotency_key?: string | null;
}

/** The newest version unless one is requested. */
export function findCapability(
  { manifest }: Provider,
  { capability_code, capability_version }: Pick<PlannedRequest, 'capability_code' | 'capability_version'>,
): CapabilityManifest | undefined {
  const versions = manifest.capabilities
    .filter((it) => it.capability_code === capability_code)
    .sort((a, b) => b.version - a.version);
  return capability_version ? versions.find((it) => it.version === capability_version) : versions[0];
}

/** The gateway that performs the request, or why none ever can. */
export function planCall(
  providers: Providers,
  connection_code: string,
  request: PlannedRequest,
): Plan | ExecutionError {
  const provider = providers.get(connection_code);
  if (!provider) return permanentError('no_gateway', `No gateway performs capabilities of ${connection_code}.`);
  const capability = findCapability(provider, request);
  if (!capability) {
    const version = request.capability_version ? ` in version ${request.capability_version}` : '';
    // The catalog may list it: an admin can add a capability there without its code.
    const message = `No gateway performs ${request.capability_code}${version} for ${connection_code}.`;
    return permanentError('unknown_capability', message);
  }
  if (capability.kind === 'write' && !request.idempotency_key)
    return permanentError('idempotency_key_required', `${request.capability_code} writes: send an idempotency_key.`);
  const wrong = validateParameters(capability.parameters_schema, request.parameters);
  if (wrong) return permanentError('invalid_parameters', `parameters${wrong.pointer} ${wrong.message}`);
  return { provider, capability };
}

export const isPlan = (plan: Plan | ExecutionError): plan is Plan => 'provider' in plan;
