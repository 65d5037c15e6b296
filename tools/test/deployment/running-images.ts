import { mkdirSync, rmSync } from 'node:fs';
import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import { join } from 'node:path';
import { deployedApps, schemaOwners, topology, variableOf } from '@linesman/contracts/topology';
import type { RunningServer } from '@linesman/servers/servers';
import { makeTestFolder, waitUntil } from '@linesman/testing';
import { type ComposeService, readCompose, root } from './compose-file.ts';
import { type ImageProcess, runCommand, runImage, shareCompileCache } from './image-process.ts';
import type { CertificateFiles } from './tls-front.ts';

export type Services = Record<string, ComposeService>;
export const images = ['prepare', ...deployedApps];
export const testFolder = makeTestFolder();
export const imageOf = (name: string): string => join(testFolder, 'images', name);
export const freePorts = async (names: string[]): Promise<Record<string, number>> => {
  const { freePort } = await import('@linesman/servers/ports');
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()] as const)));
};

/** What a test has started, the latest last. */
const running: (() => unknown)[] = [];
export const endAfterTest = (stop: () => unknown): void => void running.push(stop);

async function stopRunning(): Promise<void> {
  for (const stop of running.splice(0).reverse()) await stop();
}

/** Assembles every image before the tests of a file, and ends after each test what it has started. */
export function useImages(): void {
  beforeAll(async () => {
    const { assemble } = (await import(join(root, 'deploy/image/assemble.mjs'))) as {
      assemble: (image: string, to: string, options: { link: boolean }) => void;
    };
    for (const image of images) {
      assemble(image, imageOf(image), { link: true });
      shareCompileCache(imageOf(image));
    }
  });
  afterEach(stopRunning);
  afterAll(() => rmSync(testFolder, { recursive: true, force: true }));
}

export const run = (image: string, environment: Record<string, string>): ImageProcess =>
  untilTestEnds(runImage(imageOf(image), environment));

/** The sandbox is in no image: compose runs it from the checkout. */
export const runSandbox = ({ command }: ComposeService, environment: Record<string, string>): ImageProcess =>
  untilTestEnds(runCommand(command!, root, environment));

function untilTestEnds(started: ImageProcess): ImageProcess {
  endAfterTest(() => started.kill('SIGKILL'));
  return started;
}

/** PostgreSQL, NATS and Redis of this machine with the passwords that compose gives to its own. */
export async function startServersFor(services: Services, folder: string, tls?: CertificateFiles) {
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
  for (const server of Object.values(servers)) endAfterTest(() => server.stop());
  return servers satisfies Record<string, RunningServer>;
}

/** Compose's environment of a service, with the addresses that its names have on this machine. */
export function environmentOf(
  services: Services,
  service: string,
  ports: Record<string, number>,
): Record<string, string> {
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
    Object.assign(own, { SMTP_PORT: String(ports.smtp), SANDBOX_STATE_DIR: join(testFolder, 'sandbox') });
  return { ...Object.fromEntries(here), ...own };
}

/** Compose's servers on this machine, prepared by its job, and the environment that leads a service to them. */
async function prepareDevelopment() {
  const services = readCompose();
  const servers = await startServersFor(services, join(testFolder, 'development'));
  const ports: Record<string, number> = {
    ...(await freePorts(['smtp', 'sandbox', ...deployedApps])),
    ...Object.fromEntries(Object.entries(servers).map(([name, { port }]) => [name, port])),
  };
  const environment = (service: string) => environmentOf(services, service, ports);
  const job = run('prepare', environment('prepare'));
  expect({ code: await job.exited, output: job.output() }).toMatchObject({ code: 0 });
  return { services, servers, environment, url: (service: string) => `http://127.0.0.1:${ports[service]}` };
}

export type Development = Awaited<ReturnType<typeof prepareDevelopment>>;

/** One for all tests of a block. */
export function useDevelopment(): () => Development {
  let development: Development;
  let kept: (() => unknown)[] = [];
  beforeAll(async () => {
    development = await prepareDevelopment();
    kept = running.splice(0);
  });
  afterAll(async () => {
    running.push(...kept);
    await stopRunning();
  });
  return () => development;
}

export const answerOf = (url: string): Promise<number> =>
  new Promise((resolve) => {
    const get = url.startsWith('https:') ? getHttps : getHttp;
    get(url, { rejectUnauthorized: false }, (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', () =>
      resolve(0),
    );
  });

export async function allReady(started: Map<string, ImageProcess>, url: (service: string) => string): Promise<void> {
  const ended: string[] = [];
  for (const [service, { exited }] of started) void exited.then(() => ended.push(service));
  const allAnswer = async () => {
    const answers = await Promise.all([...started.keys()].map((it) => answerOf(`${url(it)}/health/ready`)));
    return ended.length > 0 || answers.every((status) => status === 200);
  };
  await waitUntil(allAnswer, { timeout: 300_000 });
  expect(ended.map((service) => `${service}: ${started.get(service)!.output()}`)).toEqual([]);
}

/** A busy machine takes its time: what matters is that a process ends by itself, whatever it waits for. */
const PATIENCE = 10;

/** As `docker compose stop`: whoever outlives the grace period by far is killed. */
export async function stopAll(
  services: Services,
  started: Map<string, ImageProcess>,
): Promise<Record<string, number | NodeJS.Signals>> {
  const ends = [...started].map(async ([service, it]) => {
    it.kill('SIGTERM');
    const seconds = Number.parseInt(services[service]!.stop_grace_period!, 10);
    const late = setTimeout(() => it.kill('SIGKILL'), PATIENCE * seconds * 1_000);
    const end = await it.exited;
    clearTimeout(late);
    return [service, end] as const;
  });
  return Object.fromEntries(await Promise.all(ends));
}
