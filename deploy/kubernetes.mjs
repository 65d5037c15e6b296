const scaledObject = (name, max, trigger) => `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: ${name} }
spec:
  scaleTargetRef: { name: ${name} }
  minReplicaCount: 2
  maxReplicaCount: ${max}
  triggers:
${trigger}`;

const byCpu = (name, max) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${name} }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }
  minReplicas: 2
  maxReplicas: ${max}
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`;

const byLag = (name, { stream, lag }) => `    # Messages of the stream that the service has not taken yet.
    - type: nats-jetstream
      metadata:
        natsServerMonitoringEndpoint: nats:8222
        account: LINESMAN
        stream: ${stream}
        consumer: ${name}
        lagThreshold: '${lag}'
`;

const byQueue = ({ queue, waiting }) => `    # Jobs that wait in BullMQ's queue.
    - type: redis
      metadata:
        address: redis:6379
        passwordFromEnv: REDIS_PASSWORD
        listName: ${queue}
        listLength: '${waiting}'
`;

function scaler(name, { max, scaled_by }) {
  if (!scaled_by) return byCpu(name, max);
  return scaledObject(name, max, 'stream' in scaled_by ? byLag(name, scaled_by) : byQueue(scaled_by));
}

/** A Deployment, a Service and a scaler for one app, from its row of the topology. */
export const renderApp = (
  name,
  { processes },
) => `# Made from libs/contracts/src/topology.ts by deploy/render.mjs; changes here are lost.
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, labels: { app: ${name} } }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      terminationGracePeriodSeconds: 20
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: ${name}
          image: linesman/${name}
          ports: [{ name: http, containerPort: 8080 }]
          # Settings that all services share, then what this service alone may know.
          envFrom:
            - configMapRef: { name: linesman }
            - secretRef: { name: linesman-${name} }
          readinessProbe: { httpGet: { path: /health/ready, port: http }, periodSeconds: 5 }
          livenessProbe: { httpGet: { path: /health/live, port: http }, periodSeconds: 10, failureThreshold: 6 }
          resources:
            requests: { cpu: 100m, memory: 160Mi }
            limits: { memory: 384Mi }
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec:
  selector: { app: ${name} }
  ports: [{ name: http, port: 8080, targetPort: http }]
---
${scaler(name, processes)}`;

/** The settings that all services share, and the job before each roll-out. */
export const renderShared = (
  urls,
) => `# Made from libs/contracts/src/topology.ts by deploy/render.mjs; changes here are lost.
apiVersion: v1
kind: ConfigMap
metadata: { name: linesman }
data:
  NODE_ENV: production
  HOST: 0.0.0.0
  PORT: '8080'
  LOG_LEVEL: info
  PUBLIC_ORIGIN: https://linesman.example.com
  CONSOLE_URL: https://linesman.example.com
  TOKEN_ISSUER: https://id.example.com
  JWKS_URL: https://id.example.com/jwks
  TOKEN_AUDIENCE: linesman
  NATS_URL: tls://nats:4222
${urls.map(([variable, url]) => `  ${variable}: ${url}`).join('\n')}
---
# Before each roll-out: roles, schemas, streams, durable consumers and migrations. The secret linesman-prepare names the
# administrators; no service has it.
apiVersion: batch/v1
kind: Job
metadata: { generateName: linesman-prepare- }
spec:
  backoffLimit: 3
  template:
    spec:
      restartPolicy: OnFailure
      containers:
        - name: prepare
          image: linesman/catalog
          command: [node, deploy/prepare.mjs]
          envFrom:
            - configMapRef: { name: linesman }
            - secretRef: { name: linesman-prepare }
`;

const toConsole = { '/': 'console' };

/** The first folders of the pages and callbacks, each with its service. The console distributes the API itself. */
function foldersOf(routes) {
  const folders = {};
  for (const [path, service] of Object.entries(routes)) {
    const folder = `/${path.split('/')[1]}`;
    if (folder === '/v1') continue;
    if ((folders[folder] ?? service) !== service) throw new Error(`Two services serve paths under ${folder}.`);
    folders[folder] = service;
  }
  return folders;
}

/** What the outside may reach, from the table of public routes. */
export const renderIngress = (
  routes,
) => `# Made from the services' controllers by npm run docs and deploy/render.mjs; changes here are lost.
# Signatures are computed over raw bodies: nothing on the way may change them, and health and metrics stay inside.
# The console serves people and the API under /v1.
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: linesman
  annotations:
    nginx.ingress.kubernetes.io/proxy-request-buffering: 'on'
    nginx.ingress.kubernetes.io/proxy-body-size: 1m
spec:
  tls: [{ hosts: [linesman.example.com], secretName: linesman-tls }]
  rules:
    - host: linesman.example.com
      http:
        paths:
${Object.entries({ ...foldersOf(routes), ...toConsole })
  .map(
    ([path, service]) =>
      `          - { path: ${path}, pathType: Prefix, backend: { service: { name: ${service}, port: { name: http } } } }`,
  )
  .join('\n')}
`;
