import { Failure } from './failure.mjs';
import { greet } from './ports.mjs';

const policies = /(noeviction|allkeys-\w+|volatile-\w+)/;

/** Refuses a Redis that evicts, because it would drop jobs. A managed Redis may not tell its policy, and passes. */
export async function refuseEviction(url) {
  const { protocol, hostname, port, username, password } = new URL(url);
  if (protocol !== 'redis:') return;
  const login = password ? `AUTH ${[username, decodeURIComponent(password)].filter(Boolean).join(' ')}\r\n` : '';
  const answer = await greet(Number(port || 6379), `${login}CONFIG GET maxmemory-policy\r\n`, hostname);
  const policy = answer?.toString().match(policies)?.[0];
  if (policy && policy !== 'noeviction') {
    throw new Failure(
      `Redis at ${hostname}:${port || 6379} evicts (${policy}) and would lose jobs: set maxmemory-policy noeviction.`,
    );
  }
}
