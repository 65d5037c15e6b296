export interface ServiceProcess {
  name: string;
  url: string;
  pid: number;
  log: string;
}

/** `.linesman/run.json`. */
export interface Run {
  pid: number;
  started_at: string;
  origin: string;
  services: Record<string, ServiceProcess & { processes: ServiceProcess[] }>;
  servers: Record<'postgres' | 'nats' | 'redis', { url: string; port: number; pid: number | null }>;
  nats: Record<'platform' | 'provisioner', { url: string; user: string; password: string }>;
  tokens: { issuer: string; jwks_url: string; audience: string };
  sandbox: { url: string; smtp: string };
}

export interface OwnSystem {
  home: string;
  pid: number;
  run(): Run;
  output(): string;
  stop(): Promise<void>;
}

export function startOwnSystem(options?: { args?: string[]; env?: Record<string, string> }): Promise<OwnSystem>;
