import type { Machine } from './machine.mjs';
import type { PlatformLogin } from './platform-users.mjs';

export type ServerName = 'postgres' | 'nats' | 'redis';

export interface RunningServer {
  name: string;
  url: string;
  port: number;
  pid(): number | null;
  exited(): Promise<{ code: number | null; signal: string | null }>;
  running(): boolean;
  stop(): Promise<unknown>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export interface TopologyRow {
  consumes: readonly { stream: string; name: string; filter: string }[];
  executes: readonly string[];
  commands: readonly string[];
  calls: readonly string[];
  answers?: readonly string[];
  answer_seconds?: number;
  hears: readonly string[];
  keeps_events?: true;
  publishes?: readonly string[];
  bears_tokens?: true;
}

export interface Accounts {
  topology: Record<string, TopologyRow>;
  producers: readonly string[];
  passwords: Record<string, string>;
  /** Logins of platform services. */
  platformUsers?: readonly PlatformLogin[];
}

export function chooseEngine(
  names: readonly ServerName[],
  say?: (line: string) => void,
  machine?: Machine,
): Promise<string>;
export function startServers(options: {
  dir: string;
  ports: Partial<Record<ServerName, number>>;
  passwords: { postgres?: string; redis?: string };
  accounts: Accounts;
  durable?: boolean;
  /** A data folder of PostgreSQL to copy, made by the first start that names it. */
  template?: string;
  wanted: readonly ServerName[];
  given?: Record<string, string | undefined>;
  say?: (line: string) => void;
}): Promise<Partial<Record<ServerName, RunningServer>>>;
