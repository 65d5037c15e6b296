import type { PlatformLogin } from './platform-users.mjs';
import type { TopologyRow } from './servers.mjs';

interface From {
  topology: Record<string, TopologyRow>;
  schemaOwners: readonly string[];
  platformUsers?: readonly PlatformLogin[];
}
export function renderProduction(from: From): string;
export function renderComposed(from: From): string;
