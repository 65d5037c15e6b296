import type { Accounts, RunningServer } from './servers.mjs';

export function startNats(options: {
  dir: string;
  port: number;
  accounts: Accounts;
  durable?: boolean;
  engine?: 'binaries' | 'docker';
  tls?: { cert: string; key: string };
}): Promise<RunningServer>;

export function rewriteNatsConfig(options: { dir: string; port: number; accounts: Accounts; durable?: boolean }): void;
