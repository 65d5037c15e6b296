import { networkPolicyOf } from './network-policies.mjs';
import { scalerOf } from './scalers.mjs';
import { writeYaml } from './write-yaml.mjs';

const port = 8080;
/** A process is told to end only when nobody is sent to it any more. */
const leaveSeconds = 5;

const probe = (path, timing) => ({ httpGet: { path, port: 'http', scheme: 'HTTPS' }, timeoutSeconds: 3, ...timing });

/** What a container may do: nothing but run, and write to /tmp. */
export const confined = {
  pod: {
    runAsNonRoot: true,
    runAsUser: 1000,
    runAsGroup: 1000,
    fsGroup: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  container: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
};

/** The certificate of one service or job, from a secret such as cert-manager keeps. */
export const volumesOf = (name) => ({
  volumes: [
    { name: 'tls', secret: { secretName: `linesman-${name}-tls` } },
    { name: 'tmp', emptyDir: {} },
  ],
  mounts: [
    { name: 'tls', mountPath: '/tls', readOnly: true },
    { name: 'tmp', mountPath: '/tmp' },
  ],
});

function deploymentOf(name, stopSeconds) {
  const { volumes, mounts } = volumesOf(name);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels: { app: name } },
    spec: {
      selector: { matchLabels: { app: name } },
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: leaveSeconds + stopSeconds + 5,
          securityContext: confined.pod,
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: { app: name } },
            },
          ],
          containers: [
            {
              name,
              image: `linesman/${name}`,
              ports: [{ name: 'http', containerPort: port }],
              envFrom: [{ configMapRef: { name: 'linesman' } }, { secretRef: { name: `linesman-${name}` } }],
              startupProbe: probe('/health/live', { periodSeconds: 2, failureThreshold: 30 }),
              readinessProbe: probe('/health/ready', { periodSeconds: 5 }),
              livenessProbe: probe('/health/live', { periodSeconds: 10, failureThreshold: 6 }),
              lifecycle: { preStop: { sleep: { seconds: leaveSeconds } } },
              resources: { requests: { cpu: '100m', memory: '192Mi' }, limits: { memory: '384Mi' } },
              securityContext: confined.container,
              volumeMounts: mounts,
            },
          ],
          volumes,
        },
      },
    },
  };
}

const serviceOf = (name) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: name }, ports: [{ name: 'http', port, targetPort: 'http' }] },
});

const disruptionBudgetOf = (name) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: name } } },
});

/** All that one service needs in a cluster, from its row of the topology. `isPublic`: the ingress leads to it. */
export const renderApp = (name, row, { stopSeconds, isPublic }) =>
  writeYaml([
    deploymentOf(name, stopSeconds),
    serviceOf(name),
    disruptionBudgetOf(name),
    networkPolicyOf(name, row, isPublic),
    ...scalerOf(name, row.app.processes),
  ]);
