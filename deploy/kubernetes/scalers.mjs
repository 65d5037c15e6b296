const minimum = 2;

const byCpu = (name, max) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: minimum,
    maxReplicas: max,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  },
});

const scaledObject = (name, max, trigger) => ({
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name },
  spec: {
    scaleTargetRef: { name },
    minReplicaCount: minimum,
    maxReplicaCount: max,
    triggers: [trigger],
  },
});

/** Messages of the stream that the service has not taken yet. */
const byLag = (name, { stream, lag }) => ({
  type: 'nats-jetstream',
  metadata: {
    natsServerMonitoringEndpoint: 'nats:8222',
    useHttps: 'true',
    account: 'LINESMAN',
    stream,
    consumer: name,
    lagThreshold: String(lag),
  },
});

const redisLogin = 'linesman-keda';

/** Jobs that wait in a queue of BullMQ. */
const byQueue = ({ queue, waiting }) => ({
  type: 'redis',
  metadata: { address: 'redis:6379', enableTLS: 'true', listName: queue, listLength: String(waiting) },
  authenticationRef: { name: redisLogin },
});

/** KEDA asks Redis itself, so it has the password, and no service needs it apart from its URL. */
const authentication = {
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'TriggerAuthentication',
  metadata: { name: redisLogin },
  spec: { secretTargetRef: [{ parameter: 'password', name: redisLogin, key: 'REDIS_PASSWORD' }] },
};

/** What follows the load of a service: the lag of its commands, the length of its queue, or its CPU. */
export function scalerOf(name, { max, scaled_by }) {
  if (!scaled_by) return [byCpu(name, max)];
  if ('stream' in scaled_by) return [scaledObject(name, max, byLag(name, scaled_by))];
  return [scaledObject(name, max, byQueue(scaled_by)), authentication];
}
