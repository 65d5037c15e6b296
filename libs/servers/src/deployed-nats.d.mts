import type { TopologyRow } from './servers.mjs';

export function renderDeployed(from: {
  topology: Record<string, TopologyRow>;
  schemaOwners: readonly string[];
}): string;
