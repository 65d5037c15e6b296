export interface Passwords {
  postgres: string;
  redis: string;
  roles: Record<string, string>;
  nats: Record<string, string>;
}
export function generatePasswords(of: { schemas: readonly string[]; services: readonly string[] }): Passwords;
export function accessOf(of: {
  service: string;
  schema: string | undefined;
  urls: { postgres?: string; nats?: string; redis?: string };
  passwords: Passwords;
}): Record<string, string>;
export function forgetServers(dir: string, docker?: boolean): void;
