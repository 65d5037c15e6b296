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

/** A metric that each process of the service shows for all of them. */
const byMetric = (name, { metric, target }) => ({
  type: 'metrics-api',
  metadata: {
    url: `https://${name}:8080/metrics`,
    format: 'prometheus',
    valueLocation: metric,
    targetValue: String(target),
  },
});

/** What follows the load of a service: the lag of its commands, what is due, or its CPU. */
export function scalerOf(name, { max, scaled_by }) {
  if (!scaled_by) return [byCpu(name, max)];
  return [scaledObject(name, max, 'stream' in scaled_by ? byLag(name, scaled_by) : byMetric(name, scaled_by))];
}
