import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { topology } from '@linesman/contracts/topology';
import type { RunningServer } from '@linesman/servers/servers';
import { makeTestFolder } from '@linesman/testing';
import { connect } from '@nats-io/transport-node';
import { natsOptions } from '@linesman/messaging';

const password = 'of-the-test';
const passwords = Object.fromEntries([...Object.keys(topology), 'provisioner'].map((name) => [name, password]));
const servers: RunningServer[] = [];
const dir = makeTestFolder();
const tls = { cert: join(dir, 'cert.pem'), key: join(dir, 'key.pem') };

const start = async (name: string, files?: typeof tls): Promise<RunningServer> => {
  const { startNats } = await import('@linesman/servers/nats');
  const { freePort } = await import('@linesman/servers/ports');
  const accounts = { topology, producers: [], passwords };
  const server = await startNats({ dir: join(dir, name), port: await freePort(), accounts, tls: files });
  servers.push(server);
  return server;
};
const optionsFor = (url: string) => ({
  ...natsOptions('catalog', { NATS_URL: url, NATS_USER: 'catalog', NATS_PASSWORD: password }),
  reconnect: false,
});

beforeAll(() => {
  const subject = ['-subj', '/CN=nats', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const files = ['-keyout', tls.key, '-out', tls.cert];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files], {
    stdio: 'ignore',
  });
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  rmSync(dir, { recursive: true });
});

it('sends no password to a server that offers no TLS, where the URL begins with tls://', async () => {
  const { url } = await start('plain');
  await expect(connect(optionsFor(url.replace('nats:', 'tls:')))).rejects.toThrow("does not support 'tls'");
});

it('speaks TLS with a server whose certificate it trusts, and with no other', async () => {
  const { url } = await start('tls', tls);
  expect(url).toMatch(/^tls:/);
  await expect(connect(optionsFor(url))).rejects.toThrow(/certificate/);
  const options = optionsFor(url);
  const connection = await connect({ ...options, tls: { ...options.tls, ca: readFileSync(tls.cert, 'utf8') } });
  expect(connection.info?.tls_required).toBe(true);
  await connection.close();
});
