const tcp = (...ports) => ports.map((port) => ({ protocol: 'TCP', port }));
const namespace = (name) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const pods = (app) => ({ podSelector: { matchLabels: { app } } });

const dns = {
  to: [namespace('kube-system')],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};
/** Addresses that belong to nobody's public server: a tenant's URL must not lead into the cluster. */
const inside = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];
const internet = { ipBlock: { cidr: '0.0.0.0/0', except: inside } };
const identityProvider = { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: tcp(443) };

/** The servers that a row of the topology names; where they run is the operator's choice, so only ports are given. */
const serverPorts = ({ owns_schema, app }) => [4222, ...(owns_schema ? [5432] : []), ...(app.redis ? [6379] : [])];

/** Who may reach a service and whom it may reach. Everything else is refused. */
export function networkPolicyOf(name, row, isPublic) {
  const callers = [
    ...(name === 'console' ? [] : [pods('console')]),
    ...(isPublic ? [namespace('ingress-nginx')] : []),
    namespace('monitoring'),
    ...('metric' in (row.app.processes.scaled_by ?? {}) ? [namespace('keda')] : []),
  ];
  const others = name === 'console' ? [{ to: [{ podSelector: {} }], ports: tcp(8080) }] : [];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: {
      podSelector: { matchLabels: { app: name } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: callers, ports: tcp(8080) }],
      egress: [
        dns,
        { ports: tcp(...serverPorts(row)) },
        identityProvider,
        ...others,
        ...(row.app.calls_out ? [{ to: [internet] }] : []),
      ],
    },
  };
}

/** The job before each roll-out: it is asked by nobody. */
export const networkPolicyOfJob = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'linesman-prepare' },
  spec: {
    podSelector: { matchLabels: { app: 'linesman-prepare' } },
    policyTypes: ['Ingress', 'Egress'],
    egress: [dns, { ports: tcp(4222, 5432, 6379) }],
  },
};
