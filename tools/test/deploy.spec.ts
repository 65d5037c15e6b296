import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as contracts from '@linesman/contracts/topology';
import { parse } from 'yaml';
import { noSecrets } from '../start/test/no-secrets.ts';

const { deployedApps, schemaOwners, topology } = contracts;
const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Which service serves which path of the public origin. */
let publicRoutes: Record<string, string>;
beforeAll(async () => {
  const file = join(root, 'apps/console/src/upstream/public-routes.generated.ts');
  ({ publicRoutes } = (await import(file)) as { publicRoutes: Record<string, string> });
});

interface ComposeService {
  image: string;
  build?: object;
  volumes?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test?: string[] };
  profiles?: string[];
}
interface IngressPath {
  path: string;
  backend: { service: { name: string } };
}
const { services } = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, ComposeService> };
const apps = readdirSync(join(root, 'apps')).filter((app) => existsSync(join(root, 'apps', app, 'package.json')));

it('has a row of the topology for every app but the sandbox, and an app for every row that says so', () => {
  expect([...deployedApps].sort()).toEqual(apps.filter((app) => app !== 'sandbox').sort());
});

it('deploys what the topology says: NATS users, compose and Kubernetes are made from it', async () => {
  const { renderAll } = (await import(join(root, 'deploy/render.mjs'))) as {
    renderAll: (topology: typeof contracts, routes: typeof publicRoutes) => Record<string, string>;
  };
  for (const [path, text] of Object.entries(renderAll(contracts, publicRoutes)))
    expect({ path, text: read(path) }).toEqual({ path, text });
});

it('composes the images that the launcher starts', async () => {
  const { images } = await import('@linesman/servers/images');
  for (const [name, image] of Object.entries(images)) expect(services[name]?.image).toBe(image);
});

it('composes every app, the sandbox behind its profile, and watches the health of each server', () => {
  for (const app of deployedApps) expect(services[app]?.image).toBe(`linesman/${app}`);
  expect(services.sandbox).toMatchObject({ profiles: ['sandbox'], volumes: ['.:/linesman:ro'] });
  expect(services.sandbox?.build).toBeUndefined();
  for (const server of ['postgres', 'nats', 'redis']) expect(services[server]?.healthcheck?.test).toBeDefined();
});

it('has nothing at its top that docker-compose 1.29 does not know', () => {
  const keys = Object.keys(parse(read('docker-compose.yml'), { merge: true }) as object);
  const known = ['services', 'networks', 'volumes', 'configs', 'secrets'];
  expect(keys.filter((key) => !key.startsWith('x-') && !known.includes(key))).toEqual([]);
});

it('gives a composed service what npm start gives it', async () => {
  const { environmentOf } = await import('../start/environment.mjs');
  const ports = { ...Object.fromEntries(apps.map((app, n) => [app, n + 1])), smtp: 99 };
  const urls = { postgres: 'postgres://a@b/c', nats: 'nats://a', redis: 'redis://a' };
  const schemas = Object.fromEntries(schemaOwners.map((owner) => [owner, owner.replaceAll('-', '_')]));
  for (const service of apps.filter((app) => app !== 'sandbox')) {
    const environment = environmentOf({
      service,
      ports,
      urls,
      schemas,
      topology,
      secrets: noSecrets,
      sandboxDir: '/tmp',
    });
    expect(Object.keys(services[service]?.environment ?? {}).sort()).toEqual(Object.keys(environment).sort());
  }
});

if (spawnSync('docker', ['compose', 'version']).status === 0) {
  it('has a compose file that Docker accepts', () => {
    const config = ['compose', '--profile', 'sandbox', 'config', '-q'];
    const { status, stderr } = spawnSync('docker', config, { cwd: root, encoding: 'utf8' });
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });
}

it('lets in through the ingress what the console lets in, to the same services', () => {
  const { spec } = parse(read('deploy/k8s/ingress.yaml')) as { spec: { rules: { http: { paths: IngressPath[] } }[] } };
  const { paths } = spec.rules[0]!.http;
  const serviceOf = (url: string) =>
    paths.find(({ path }) => path === '/' || url === path || url.startsWith(`${path}/`))?.backend.service.name;
  for (const [url, service] of Object.entries(publicRoutes))
    expect([url, serviceOf(url)]).toEqual([url, url.startsWith('/v1/') ? 'console' : service]);
});
