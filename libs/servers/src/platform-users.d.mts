import type { TopologyRow } from './servers.mjs';

export interface PlatformLogin {
  /** The name of the NATS user, `billing.1`. */
  login: string;
  service: string;
  password: string;
  ends_at?: string;
}

export function serviceOf(login: string): string;
export function withLogin(
  logins: readonly PlatformLogin[],
  options: { service: string; topology: Record<string, TopologyRow>; now: Date; password?: string },
): { logins: PlatformLogin[]; added: PlatformLogin; before: PlatformLogin[] };
export function validAt(logins: readonly PlatformLogin[], now: Date): PlatformLogin[];
