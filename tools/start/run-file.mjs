import { provisioner } from '../../libs/servers/src/nats-config.mjs';
import { environmentOf, originOf } from './environment.mjs';

/** URLs, process ids and passwords for `npm run demo`, tests and people. The file has mode 600 because of the passwords. */
export function describeRun({ services, servers, ports, secrets, topology }) {
  const sandbox = originOf(ports.sandbox);
  const names = [...new Set(services.map(({ service }) => service))];
  const processes = (of) =>
    services.filter(({ service }) => service === of).map(({ name, url, log, pid }) => ({ name, url, pid: pid(), log }));
  const login = (user) => ({ url: servers.nats.url, user, password: secrets.nats[user] });
  const { TOKEN_ISSUER, JWKS_URL, TOKEN_AUDIENCE } = environmentOf({
    service: 'sandbox',
    ports,
    urls: {},
    schemas: {},
    topology,
    secrets,
  });
  return {
    pid: process.pid,
    started_at: new Date().toISOString(),
    origin: originOf(ports.console),
    services: Object.fromEntries(names.map((name) => [name, { ...processes(name)[0], processes: processes(name) }])),
    servers: Object.fromEntries(
      Object.entries(servers).map(([name, { url, pid, port }]) => [name, { url, port, pid: pid() }]),
    ),
    nats: { platform: login('platform'), [provisioner]: login(provisioner) },
    tokens: { issuer: TOKEN_ISSUER, jwks_url: JWKS_URL, audience: TOKEN_AUDIENCE },
    sandbox: { url: sandbox, smtp: `smtp://127.0.0.1:${ports.smtp}` },
  };
}
