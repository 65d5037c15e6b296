import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  administratorConnections,
  deployedApps,
  schemaOwners,
  shippedConnections,
  stopSeconds,
  streams,
  systemPoolOf,
  topology,
} from '@linesman/contracts/topology';
import { serviceReaders } from '../../docs/configuration/configuration.ts';
import { readCompose, root } from './compose-file.ts';
import { faultOf, find, type Manifest, manifests, unknownFields } from './manifests.ts';

const podOf = (manifest: Manifest) => manifest.spec.template!.spec;
const containerOf = (manifest: Manifest) => podOf(manifest).containers[0];
const settings = find('ConfigMap', 'linesman').data!;
const secretOf = (service: string): Record<string, string> => find('Secret', `linesman-${service}`).stringData!;
const job = manifests.find(({ kind }) => kind === 'Job')!;
const workloads = [...deployedApps.map((name) => find('Deployment', name)), job];

it('is what the schemas of Kubernetes and KEDA say, without a field that they do not know', async () => {
  const faults = await Promise.all(manifests.map(faultOf));
  expect(faults.filter(Boolean)).toEqual([]);
  expect(unknownFields(manifests)).toEqual([]);
});

it('would notice a wrong value and an unknown field', async () => {
  const budget = find('PodDisruptionBudget', 'catalog');
  const wrong = { ...budget, spec: { ...budget.spec, maxUnavailable: true } } as Manifest;
  expect(await faultOf(wrong)).toContain('maxUnavailable');
  expect(unknownFields([{ ...budget, spec: { ...budget.spec, maxUnavailble: 1 } } as Manifest])).toEqual([
    expect.stringContaining('maxUnavailble'),
  ]);
});

it('gives each service a deployment, a service, a disruption budget, a network policy and a scaler', () => {
  for (const app of deployedApps) {
    const kinds = manifests.filter(({ file }) => file === `${app}.yaml`).map(({ kind }) => kind);
    expect(kinds.slice(0, 4)).toEqual(['Deployment', 'Service', 'PodDisruptionBudget', 'NetworkPolicy']);
    expect(kinds[4]).toMatch(/^(ScaledObject|HorizontalPodAutoscaler)$/);
  }
});

it('sends traffic and probes to the port and the paths that a service serves, with TLS', () => {
  const served = readFileSync(join(root, 'libs/service-kit/src/health.controller.ts'), 'utf8');
  for (const app of deployedApps) {
    const { ports, startupProbe, readinessProbe, livenessProbe } = containerOf(find('Deployment', app));
    expect(ports).toEqual([{ name: 'http', containerPort: Number(settings.PORT) }]);
    expect(find('Service', app).spec.ports).toEqual([{ name: 'http', port: 8080, targetPort: 'http' }]);
    for (const probe of [startupProbe, readinessProbe, livenessProbe]) {
      expect(served).toContain(`@Get('${probe!.httpGet.path.slice(1)}')`);
      expect(probe!.httpGet).toMatchObject({ port: 'http', scheme: 'HTTPS' });
    }
  }
  expect(settings).toMatchObject({ TLS_CERT_FILE: '/tls/tls.crt', TLS_KEY_FILE: '/tls/tls.key' });
});

it('gives a service every variable that it needs, and no secret that it does not read', async () => {
  for (const { name, variables } of await serviceReaders()) {
    const secrets = Object.keys(secretOf(name));
    const given = [...Object.keys(settings), ...secrets];
    const needed = variables.filter(({ required }) => required).map((it) => it.name);
    const known = variables.map((it) => it.name);
    expect({ name, missing: needed.filter((it) => !given.includes(it)) }).toEqual({ name, missing: [] });
    expect({ name, unread: secrets.filter((it) => !known.includes(it)) }).toEqual({ name, unread: [] });
  }
});

it('tells in the shared settings what somebody reads', async () => {
  const read = (await serviceReaders()).flatMap(({ variables }) => variables.map(({ name }) => name));
  const ofTheJob = ['NATS_STREAM_REPLICAS', 'EXECUTIONS_A_DAY'];
  const ofNode = ['NODE_EXTRA_CA_CERTS'];
  const unread = Object.keys(settings).filter((it) => ![...read, ...ofTheJob, ...ofNode].includes(it));
  expect(unread).toEqual([]);
});

it('gives the job before a roll-out what it requires', async () => {
  const { prepareVariables, sharedByPrepare } = await import('@linesman/servers/prepare-variables');
  const required = Object.entries(prepareVariables(schemaOwners))
    .filter(([, it]) => it.required)
    .map(([name]) => name);
  const given = [...Object.keys(settings), ...Object.keys(secretOf('prepare'))];
  expect([...required, ...sharedByPrepare].filter((name) => !given.includes(name))).toEqual([]);
});

it('names no secret that the template does not hold', () => {
  const names = workloads.flatMap((it) => containerOf(it).envFrom.flatMap(({ secretRef }) => secretRef?.name ?? []));
  for (const name of names) expect(find('Secret', name)).toBeDefined();
  for (const { spec } of manifests)
    for (const { name, key } of spec?.secretTargetRef ?? [])
      expect(find('Secret', name).stringData).toHaveProperty(key);
});

it('scales by the consumer and the metric that exist', async () => {
  const { durablesOf } = await import('@linesman/servers/nats-config');
  const triggers = manifests.flatMap(({ spec }) => spec?.triggers ?? []);
  const [lag, metric] = ['nats-jetstream', 'metrics-api'].map(
    (type) => triggers.find((it) => it.type === type)!.metadata,
  );
  expect(Object.keys(streams)).toContain(lag!.stream);
  const durables = Object.entries(topology).flatMap(([service, row]) => durablesOf(service, row, topology));
  expect(durables.map(({ stream, durable }) => [stream, durable])).toContainEqual([lag!.stream, lag!.consumer]);
  const source = readFileSync(join(root, 'apps/status-monitor/src/schedule/probe-metrics.system.ts'), 'utf8');
  expect(source).toContain(`name: '${metric!.valueLocation}'`);
  const { hostname, port, pathname } = new URL(metric!.url!);
  expect([find('Service', hostname).spec.ports?.[0]?.port, pathname]).toEqual([Number(port), '/metrics']);
});

it('leaves a service the time that it needs to stop, once nobody is sent to it any more', () => {
  for (const app of deployedApps) {
    const pod = podOf(find('Deployment', app));
    const leave = containerOf(find('Deployment', app)).lifecycle!.preStop.sleep.seconds;
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(leave + stopSeconds);
    expect(Number.parseInt(readCompose()[app]!.stop_grace_period!, 10)).toBeGreaterThan(stopSeconds);
  }
});

it('opens no more connections to PostgreSQL than the job makes sure of', async () => {
  const pool = Number(settings.DATABASE_POOL_SIZE);
  const scaler = (app: string): number => {
    const { spec } = manifests.find(
      ({ file, kind }) => file === `${app}.yaml` && /^(ScaledObject|HorizontalPodAutoscaler)$/.test(kind),
    )!;
    return spec.maxReplicas ?? spec.maxReplicaCount!;
  };
  const processes = schemaOwners.map(
    (app) => scaler(app) + find('Deployment', app).spec.strategy!.rollingUpdate.maxSurge,
  );
  const opened = processes.reduce((sum, it) => sum + it * (pool + systemPoolOf(pool)), 0);
  const { value } = containerOf(job).env!.find(({ name }) => name === 'POSTGRES_CONNECTIONS')!;
  expect(Number(value)).toBe(opened);
  expect(opened).toBeLessThanOrEqual(shippedConnections - administratorConnections);

  const composed = Number(/max_connections=(\d+)/.exec(readCompose().postgres!.command!.join(' '))![1]);
  const database = (await serviceReaders()).find(({ name }) => name === 'catalog')!;
  const standard = Number(database.variables.find(({ name }) => name === 'DATABASE_POOL_SIZE')!.default);
  expect(composed).toBe(shippedConnections);
  expect(composed).toBeGreaterThan(schemaOwners.length * standard * 1.5);
});

it('runs as nobody, with a root that cannot be written and no token of the cluster', () => {
  for (const workload of workloads) {
    expect(podOf(workload).securityContext.runAsNonRoot).toBe(true);
    expect(podOf(workload).automountServiceAccountToken).toBe(false);
    expect(containerOf(workload).securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
    });
  }
});

it('lets a service reach the servers that its variables name, and nobody reach it but who has to', () => {
  const portOf: Record<string, number> = { DATABASE_APP_URL: 5432, REDIS_URL: 6379, NATS_PASSWORD: 4222 };
  const routed = find('Ingress', 'linesman').spec.rules![0]!.http.paths.map(({ backend }) => backend.service.name);
  for (const app of deployedApps) {
    const { ingress, egress } = find('NetworkPolicy', app).spec;
    const open = egress!.flatMap(({ ports }) => ports?.map(({ port }) => port) ?? []);
    const servers = Object.entries(portOf).filter(([variable]) => variable in secretOf(app));
    expect(open.filter((port) => Object.values(portOf).includes(port)).sort()).toEqual(
      servers.map(([, port]) => port).sort(),
    );
    const callers = ingress![0]!.from.map(
      ({ podSelector, namespaceSelector }) =>
        podSelector?.matchLabels?.app ?? namespaceSelector!.matchLabels['kubernetes.io/metadata.name'],
    );
    expect(callers.includes('ingress-nginx')).toBe(routed.includes(app));
    expect(callers.includes('console')).toBe(app !== 'console');
  }
});
