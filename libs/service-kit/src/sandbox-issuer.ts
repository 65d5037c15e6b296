import type { ServiceConfig } from './config';

const loopback = /^(([a-z0-9-]+\.)*localhost|127(\.\d+){3}|\[::1\])$/;

/** The sandbox signs any token that is asked for, so production must never believe it. Says what to set instead. */
export function refuseSandboxIssuer({ NODE_ENV, TOKEN_ISSUER, SANDBOX_URL }: ServiceConfig): string | undefined {
  if (NODE_ENV !== 'production' || !URL.canParse(TOKEN_ISSUER)) return undefined;
  const issuer = new URL(TOKEN_ISSUER);
  const isSandbox = SANDBOX_URL !== undefined && issuer.origin === new URL(SANDBOX_URL).origin;
  if (!isSandbox && !loopback.test(issuer.hostname)) return undefined;
  return `TOKEN_ISSUER ${TOKEN_ISSUER} is a development identity provider, which production does not believe: set your own, or NODE_ENV=development.`;
}
