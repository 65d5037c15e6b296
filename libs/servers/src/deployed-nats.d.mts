import type { PlatformLogin } from './platform-users.mjs';
import type { TopologyRow } from './servers.mjs';

export function renderDeployed(from: {
  topology: Record<string, TopologyRow>;
  schemaOwners: readonly string[];
  platformUsers?: readonly PlatformLogin[];
}): string;
