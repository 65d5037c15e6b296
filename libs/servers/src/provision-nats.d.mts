import type { TopologyRow } from './servers.mjs';

export function provisionNats(options: {
  url: string;
  password: string;
  topology: Record<string, TopologyRow>;
  streams: Record<string, { name: string; subjects: readonly string[]; max_bytes: number; max_age_days: number }>;
  platformServices?: readonly string[];
}): Promise<void>;
export function durablesOf(topology: Record<string, TopologyRow>): [stream: string, durable: string, filter: string][];
