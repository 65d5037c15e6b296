import type { TopologyRow } from './servers.mjs';

export interface Stream {
  name: string;
  subjects: readonly string[];
  max_bytes: number;
  max_age_hours: number;
}
export function streamConfig(
  stream: Stream,
  replicas: number,
  existing?: { config: { num_replicas: number; max_bytes: number }; state: { bytes: number } },
): { num_replicas: number; max_bytes: number };
export function bytesOf(streams: Record<string, Pick<Stream, 'max_bytes'>>): number;
export function provisionNats(options: {
  url: string;
  password: string;
  topology: Record<string, TopologyRow>;
  streams: Record<string, Stream>;
  replicas?: number;
  platformServices?: readonly string[];
}): Promise<void>;
export function provisionReloadedNats(options: Parameters<typeof provisionNats>[0]): Promise<void>;
