import type { TopologyRow } from './servers.mjs';

export interface Stream {
  name: string;
  subjects: readonly string[];
  max_bytes: number;
  max_age_days: number;
}
export function streamConfig(
  stream: Stream,
  replicas: number,
  existing?: { num_replicas: number },
): { num_replicas: number };
export function provisionNats(options: {
  url: string;
  password: string;
  topology: Record<string, TopologyRow>;
  streams: Record<string, Stream>;
  replicas?: number;
  platformServices?: readonly string[];
}): Promise<void>;
export function provisionReloadedNats(options: Parameters<typeof provisionNats>[0]): Promise<void>;
export function durablesOf(topology: Record<string, TopologyRow>): [stream: string, durable: string, filter: string][];
