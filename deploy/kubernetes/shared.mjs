import { confined, volumesOf } from './app.mjs';
import { networkPolicyOfJob } from './network-policies.mjs';
import { writeYaml } from './write-yaml.mjs';

const settings = (urls, pool) => ({
  NODE_ENV: 'production',
  HOST: '0.0.0.0',
  PORT: '8080',
  LOG_LEVEL: 'info',
  PUBLIC_ORIGIN: 'https://linesman.example.com',
  TOKEN_ISSUER: 'https://id.example.com',
  JWKS_URL: 'https://id.example.com/jwks',
  TOKEN_AUDIENCE: 'linesman',
  NATS_URL: 'tls://nats:4222',
  NATS_STREAM_REPLICAS: '3',
  EXECUTIONS_A_DAY: '1000000',
  DATABASE_POOL_SIZE: String(pool),
  MAIL_FROM: 'linesman@example.com',
  STAFF_TENANT: '00000000-0000-0000-0000-000000000000',
  PROVIDER_PACKAGES: '',
  TLS_CERT_FILE: '/tls/tls.crt',
  TLS_KEY_FILE: '/tls/tls.key',
  NODE_EXTRA_CA_CERTS: '/tls/ca.crt',
  ...Object.fromEntries(urls),
});

const { volumes, mounts } = volumesOf('prepare');
const job = (connections) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { generateName: 'linesman-prepare-' },
  spec: {
    backoffLimit: 3,
    ttlSecondsAfterFinished: 86_400,
    template: {
      metadata: { labels: { app: 'linesman-prepare' } },
      spec: {
        restartPolicy: 'OnFailure',
        automountServiceAccountToken: false,
        securityContext: confined.pod,
        containers: [
          {
            name: 'prepare',
            image: 'linesman/prepare',
            env: [{ name: 'POSTGRES_CONNECTIONS', value: String(connections) }],
            envFrom: [{ configMapRef: { name: 'linesman' } }, { secretRef: { name: 'linesman-prepare' } }],
            resources: { requests: { cpu: '100m', memory: '192Mi' }, limits: { memory: '384Mi' } },
            securityContext: confined.container,
            volumeMounts: mounts,
          },
        ],
        volumes,
      },
    },
  },
});

/** How many connections all processes open at once, with one more of each service in a roll-out. */
const connectionsOf = (rows, { systemPoolOf }, pool) =>
  rows
    .filter(({ owns_schema }) => owns_schema)
    .reduce((sum, { app }) => sum + (app.processes.max + 1) * (pool + systemPoolOf(pool)), 0);

/** The largest pool of a process with which PostgreSQL as we ship it is enough for all processes. */
function largestPool(rows, contracts) {
  const most = contracts.shippedConnections - contracts.administratorConnections;
  let pool = 2;
  while (connectionsOf(rows, contracts, pool + 1) <= most) pool += 1;
  return pool;
}

/** The settings that all services share, and the job before each roll-out. */
export function renderShared(urls, rows, contracts) {
  const pool = largestPool(rows, contracts);
  return writeYaml([
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'linesman' }, data: settings(urls, pool) },
    networkPolicyOfJob,
    [
      'Before each roll-out: roles, schemas, streams, durable consumers and migrations. The secret linesman-prepare names\nthe administrators; no service has it. PostgreSQL must take so many connections, or the job ends with that message.',
      job(connectionsOf(rows, contracts, pool)),
    ],
  ]);
}
