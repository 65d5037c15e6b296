import { connect } from 'node:net';
import { connect as connectWithTls } from 'node:tls';
import { Failure } from './failure.mjs';

const ANSWER_MS = 5_000;
const refusals = /WRONGPASS|NOAUTH|invalid password/;
const policies = /(noeviction|allkeys-\w+|volatile-\w+)/;

/**
 * Refuses a Redis that evicts, because it would drop jobs, and one that refuses the password. One that is away passes, as
 * services start without it; a managed Redis may not tell its policy, and passes. `variable` names the URL to whoever
 * corrects it.
 */
export async function refuseWrongRedis(url, variable) {
  const { hostname, port, username, password } = new URL(url);
  const login = password ? [`AUTH ${[username, decodeURIComponent(password)].filter(Boolean).join(' ')}`] : [];
  const answer = await ask(url, [...login, 'CONFIG GET maxmemory-policy', 'QUIT']);
  const place = `Redis at ${hostname}:${port || 6379}`;
  if (refusals.test(answer)) throw new Failure(`${place} refuses the password: correct ${variable}.`);
  const [policy = 'noeviction'] = answer.match(policies) ?? [];
  if (policy !== 'noeviction')
    throw new Failure(`${place} evicts (${policy}) and would lose jobs: set maxmemory-policy noeviction.`);
}

/** All that it answers to these commands, the last of which ends the connection. */
const ask = (url, commands) =>
  new Promise((resolve) => {
    const { protocol, hostname: host, port } = new URL(url);
    const options = { host, port: Number(port || 6379), timeout: ANSWER_MS };
    const socket = protocol === 'rediss:' ? connectWithTls({ ...options, servername: nameOf(host) }) : connect(options);
    let answer = '';
    socket
      .on('data', (chunk) => (answer += chunk))
      .on('error', () => {})
      .once('timeout', () => socket.destroy())
      .once('close', () => resolve(answer));
    socket.write(commands.map((command) => `${command}\r\n`).join(''));
  });

/** An address is no server name. */
const nameOf = (host) => (/^[\d.]+$|:/.test(host) ? undefined : host);
