import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import { join } from 'node:path';
import { deployedApps, schemaOwners, topology, variableOf } from '@linesman/contracts/topology';
import type { RunningServer } from '@linesman/servers/servers';
import { makeTestFolder, waitUntil } from '@linesman/testing';
import { type ComposeService, readCompose, root } from './compose-file.ts';
import { type ImageProcess, runImage } from './image-process.ts';
import { type CertificateFiles, makeCertificate, startTlsFront } from './tls-front.ts';

type Services = Record<string, ComposeService>;
const images = ['prepare', 'sandbox', ...deployedApps];
const dir = makeTestFolder();
const imageOf = (name: string): string => join(dir, 'images', name);
const freePorts = async (names: string[]): Promise<Record<string, number>> => {
  const { freePort } = await import('@linesman/servers/ports');
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()] as const)));
};

beforeAll(async () => {
  const { assemble } = (await import(join(root, 'deploy/image/assemble.mjs'))) as {
    assemble: (image: string, to: string, options: { link: boolean }) => void;
  };
  for (const image of images) assemble(image, imageOf(image), { link: true });
});
/** What a test has started, the latest last. */
const running: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function run(image: string, environment: Record<string, string>): ImageProcess {
  const started = runImage(imageOf(image), environment);
  running.push(() => started.kill('SIGKILL'));
  return started;
}

it('puts no tests, no tools and no packages of development into an image, and the sandbox into its own alone', () => {
  for (const image of images) {
    const files = readdirSync(imageOf(image), { recursive: true, encoding: 'utf8' });
    const ours = files.filter((file) => !file.startsWith('node_modules/'));
    expect(ours.filter((file) => /\.(spec|int)\.|\.map$|\/test\//.test(file))).toEqual([]);
    expect(ours.filter((file) => /^tools\//.test(file)).length > 0).toBe(image === 'prepare');
    const packages = files.filter((file) => /^node_modules\/(@[^/]+\/)?[^/@]+$/.test(file));
    for (const absent of ['jest', 'typescript', 'nx', 'eslint', 'testcontainers', '@linesman/testing'])
      expect({ image, packages }).not.toEqual({
        image,
        packages: expect.arrayContaining([`node_modules/${absent}`]) as string[],
      });
    if (image !== 'sandbox') {
      expect(
        files.filter(
          (file) => file.startsWith('apps/sandbox') || /^node_modules\/(oidc-provider|smtp-server)$/.test(file),
        ),
      ).toEqual([]);
    }
  }
});

/** PostgreSQL, NATS and Redis of this machine with the passwords that compose gives to its own. */
async function startServers(services: Services, folder: string, tls?: CertificateFiles) {
  const { startServers: start } = await import('@linesman/servers/servers');
  const { startNats } = await import('@linesman/servers/nats');
  const ports = await freePorts(['postgres', 'nats', 'redis']);
  const passwordOf = (user: string): string => services.nats!.environment[`NATS_PASSWORD_${variableOf(user)}`]!;
  const users = [...deployedApps, 'provisioner'];
  const accounts = {
    topology,
    producers: schemaOwners,
    passwords: Object.fromEntries(users.map((user) => [user, passwordOf(user)])),
  };
  const passwords = {
    postgres: services.postgres!.environment.POSTGRES_PASSWORD,
    redis: services.redis!.environment.REDISCLI_AUTH,
  };
  mkdirSync(folder, { mode: 0o711 });
  const { postgres, redis } = await start({
    dir: folder,
    ports,
    passwords,
    accounts,
    durable: false,
    wanted: ['postgres', 'redis'],
    given: {},
  });
  const nats = await startNats({ dir: join(folder, 'nats'), port: ports.nats!, accounts, durable: false, tls });
  const servers = { postgres: postgres!, nats, redis: redis! };
  running.push(...Object.values(servers).map((server) => () => server.stop()));
  return servers satisfies Record<string, RunningServer>;
}

/** Compose's environment of a service, with the addresses that its names have on this machine. */
function environmentOf(services: Services, service: string, ports: Record<string, number>): Record<string, string> {
  const addresses: [string, number | undefined][] = [
    ['postgres:5432', ports.postgres],
    ['nats:4222', ports.nats],
    ['redis:6379', ports.redis],
    ['linesman.localhost:24300', ports.console],
    ['sandbox.localhost:24400', ports.sandbox],
    ['sandbox.localhost:2525', ports.smtp],
    ...deployedApps.map((app): [string, number | undefined] => [`${app}:8080`, ports[app]]),
  ];
  const here = Object.entries(services[service]!.environment).map(([variable, value]): [string, string] => [
    variable,
    addresses.reduce((text, [name, port]) => text.replaceAll(name, `127.0.0.1:${port}`), String(value)),
  ]);
  const own: Record<string, string> = { HOST: '127.0.0.1', PORT: String(ports[service]) };
  if (service === 'sandbox')
    Object.assign(own, { SMTP_PORT: String(ports.smtp), SANDBOX_STATE_DIR: join(dir, 'sandbox') });
  return { ...Object.fromEntries(here), ...own };
}

/** What a .env file has to say before production starts: every secret of its own. */
const ownSecrets = (): Record<string, string> => {
  const users = [...deployedApps, 'provisioner'].map((name) => `NATS_PASSWORD_${variableOf(name)}`);
  const roles = ['owner', ...schemaOwners].map((name) => `DB_PASSWORD_${variableOf(name)}`);
  const names = ['POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'SLACK_SIGNING_SECRET', ...users, ...roles];
  return {
    ...Object.fromEntries(names.map((name) => [name, randomBytes(16).toString('hex')])),
    CREDENTIAL_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    SESSION_KEY: randomBytes(32).toString('base64'),
    SMTP_URL: 'smtps://mail.example.com',
    TOKEN_ISSUER: 'https://login.example.com',
    JWKS_URL: 'https://login.example.com/jwks',
  };
};

/** The same environment for production: TLS to everybody, and nothing of the sandbox. */
function inProduction(environment: Record<string, string>, tls: CertificateFiles): Record<string, string> {
  const ofDevelopment = ['SANDBOX_URL', 'PROVIDER_ORIGINS', 'ALLOW_LOOPBACK_ADDRESSES'];
  const secure = Object.entries(environment)
    .filter(([variable]) => !ofDevelopment.includes(variable))
    .map(([variable, value]): [string, string] => [
      variable,
      value
        .replace(/^http:/, 'https:')
        .replace(/^nats:/, 'tls:')
        .replace(/^redis:/, 'rediss:')
        .replace(/^postgres:.*$/, '$&?sslmode=verify-full'),
    ]);
  const files = { TLS_CERT_FILE: tls.cert, TLS_KEY_FILE: tls.key, NODE_EXTRA_CA_CERTS: tls.cert };
  return { ...Object.fromEntries(secure), ...files, NODE_ENV: 'production', MAIL_FROM: 'linesman@example.com' };
}

const answerOf = (url: string): Promise<number> =>
  new Promise((resolve) => {
    const get = url.startsWith('https:') ? getHttps : getHttp;
    get(url, { rejectUnauthorized: false }, (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', () =>
      resolve(0),
    );
  });

async function allReady(started: Map<string, ImageProcess>, url: (service: string) => string): Promise<void> {
  const ended: string[] = [];
  for (const [service, { exited }] of started) void exited.then(() => ended.push(service));
  await waitUntil(async () => {
    const answers = await Promise.all([...started.keys()].map((it) => answerOf(`${url(it)}/health/ready`)));
    return ended.length > 0 || answers.every((status) => status === 200);
  });
  expect(ended.map((service) => `${service}: ${started.get(service)!.output()}`)).toEqual([]);
}

/** As `docker compose stop`: whoever outlives the grace period is killed. */
async function stopAll(services: Services, started: Map<string, ImageProcess>): Promise<Record<string, number | null>> {
  const codes = [...started].map(async ([service, it]) => {
    it.kill('SIGTERM');
    const seconds = Number.parseInt(services[service]!.stop_grace_period!, 10);
    const late = setTimeout(() => it.kill('SIGKILL'), seconds * 1_000);
    const code = await it.exited;
    clearTimeout(late);
    return [service, code] as const;
  });
  return Object.fromEntries(await Promise.all(codes));
}

it('starts every service with the environment that compose gives it, and stops it within its grace period', async () => {
  const services = readCompose();
  const servers = await startServers(services, join(dir, 'development'));
  const ports: Record<string, number> = {
    ...(await freePorts(['smtp', 'sandbox', ...deployedApps])),
    ...Object.fromEntries(Object.entries(servers).map(([name, { port }]) => [name, port])),
  };
  const job = run('prepare', environmentOf(services, 'prepare', ports));
  expect({ code: await job.exited, output: job.output() }).toMatchObject({ code: 0 });

  const started = new Map(
    ['sandbox', ...deployedApps].map((name) => [name, run(name, environmentOf(services, name, ports))]),
  );
  const url = (service: string) => `http://127.0.0.1:${ports[service]}`;
  await allReady(started, url);
  expect(await answerOf(url('console'))).toBeLessThan(400);
  const codes = await stopAll(services, started);
  expect(codes).toEqual(Object.fromEntries([...started.keys()].map((name) => [name, 0])));
});

it('starts every service in production, with TLS to every server', async () => {
  const tls = makeCertificate(dir);
  const services = readCompose(ownSecrets());
  const servers = await startServers(services, join(dir, 'production'), tls);
  const fronts = {
    postgres: await startTlsFront(tls, servers.postgres.port, { postgres: true }),
    redis: await startTlsFront(tls, servers.redis.port),
  };
  running.push(...Object.values(fronts).map((front) => () => front.stop()));
  const ports: Record<string, number> = {
    ...(await freePorts(['smtp', 'sandbox', ...deployedApps])),
    nats: servers.nats.port,
    postgres: fronts.postgres.port,
    redis: fronts.redis.port,
  };
  const environment = (service: string) => inProduction(environmentOf(services, service, ports), tls);
  const job = run('prepare', environment('prepare'));
  expect({ code: await job.exited, output: job.output() }).toMatchObject({ code: 0 });
  const started = new Map(deployedApps.map((name) => [name as string, run(name, environment(name))]));
  await allReady(started, (service) => `https://127.0.0.1:${ports[service]}`);
  const codes = await stopAll(services, started);
  expect(codes).toEqual(Object.fromEntries(deployedApps.map((name) => [name, 0])));
});
