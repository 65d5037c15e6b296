export const inboxPrefix = (user) => `_INBOX_${user}`;

/** The user by which a service answers RPC, with the service's own password. */
const rpcUser = (service) => `${service}-rpc`;

/** Streams and durables are created under this name only; no service has it. */
export const provisioner = 'provisioner';

/** A producer's streams besides EVENTS are named in its row. */
const eventStreamsOf = (producer, topology) => ['EVENTS', ...(topology[producer]?.publishes ?? [])];
const everyEventStream = (topology) => [
  'EVENTS',
  ...new Set(Object.values(topology).flatMap(({ publishes = [] }) => publishes)),
];
const subjectsOf = (stream, producer) => `${stream.toLowerCase()}.${producer}.>`;

const streamApi = (stream) => [`$JS.API.STREAM.INFO.${stream}`, `$JS.API.STREAM.MSG.GET.${stream}`];
const durableApi = (stream, durable) => [
  `$JS.API.CONSUMER.INFO.${stream}.${durable}`,
  `$JS.API.CONSUMER.MSG.NEXT.${stream}.${durable}`,
  `$JS.ACK.${stream}.${durable}.>`,
];

/** A platform service has what the row `platform` says, under its own name, and durable consumers of each producer that it hears. */
export const platformRow = (topology) => ({
  ...topology.platform,
  consumes: topology.platform.hears.flatMap((producer) =>
    eventStreamsOf(producer, topology).map((stream) => ({
      stream,
      name: producer,
      filter: subjectsOf(stream, producer),
    })),
  ),
});

/** Every durable consumer of a service. NATS before 2.10 allows one filter each. */
export const durablesOf = (service, { consumes, executes, keeps_events }, topology) => [
  ...consumes.map(({ stream, name, filter }) => ({ stream, durable: `${service}-${name}`, filter })),
  ...(keeps_events ? everyEventStream(topology) : []).map((stream) => ({
    stream,
    durable: `${service}-feed`,
    filter: `${stream.toLowerCase()}.>`,
  })),
  ...(executes.length > 0 ? [{ stream: 'COMMANDS', durable: service, filter: commandFilter(executes) }] : []),
];

/** Takes the subjects that end in a publisher's name. */
const commandFilter = (types) => (types.length === 1 ? `commands.${types[0]}.>` : 'commands.>');

/** What one service may publish and subscribe to, from its row of the topology. NATS refuses everything else. */
export function permissionsOf(service, row, isProducer, topology) {
  const own = isProducer ? ['EVENTS', ...(row.publishes ?? [])] : [];
  const durables = durablesOf(service, row, topology);
  const publish = [
    // Nobody else looks for lost messages: whoever may read a stream by number reads those of all.
    ...own.flatMap((stream) => [subjectsOf(stream, service), ...streamApi(stream)]),
    ...(row.commands.length > 0 ? streamApi('COMMANDS') : []),
    ...row.commands.map((type) => `commands.${type}.v1.${service}`),
    ...row.calls.map((verb) => `rpc.${verb}.${service}`),
    ...durables.flatMap(({ stream, durable }) => [`$JS.API.STREAM.INFO.${stream}`, ...durableApi(stream, durable)]),
    '$JS.API.INFO',
  ];
  const subscribe = [
    `${inboxPrefix(service)}.>`,
    ...row.hears.flatMap((it) => eventStreamsOf(it, topology).map((stream) => subjectsOf(stream, it))),
  ];
  return { publish: [...new Set(publish)], subscribe };
}

const list = (subjects) => `[${subjects.map((it) => JSON.stringify(it)).join(', ')}]`;

/** `$NAME` stays without quotes, so that NATS reads the password from its environment. */
const quoted = (password) => (password.startsWith('$') ? password : JSON.stringify(password));

/** Seconds for which a caller waits for an answer at the longest, where the row says nothing else. */
const answerSeconds = 10;

/**
 * What the user by which a service answers RPC may do: hear the questions, and answer each once. It consumes no stream: the
 * server remembers every message with a reply subject that it delivers to such a user, deliveries of a stream among them,
 * and NATS 2.9 looks through all that it remembers for each further one above 4,096.
 * @returns nothing for a service that nobody asks.
 */
export function answersOf(service, row, topology) {
  const families = [service, ...(row.answers ?? [])];
  const asked = Object.values(topology).flatMap(({ calls }) => calls.map((verb) => verb.split('.')[0]));
  if (!families.some((family) => asked.includes(family))) return undefined;
  return {
    subscribe: families.map((family) => `rpc.${family}.>`),
    allow_responses: `{ max: 1, expires: "${row.answer_seconds ?? answerSeconds}s" }`,
  };
}

/** A user who may answer and has no `publish` publishes nothing else. */
function renderUser(user, password, { publish, subscribe, allow_responses }) {
  const permissions = [
    ...(publish ? [`publish: { allow: ${list(publish)} }`] : []),
    `subscribe: { allow: ${list(subscribe)} }`,
    ...(allow_responses ? [`allow_responses: ${allow_responses}`] : []),
  ];
  return `      {
        user: ${JSON.stringify(user)}, password: ${quoted(password)}
        permissions: {
          ${permissions.join('\n          ')}
        }
      }`;
}

/** NATS before 2.10 refuses to start on `sync_interval`; there the file is synced every 2 minutes. */
const knowsSyncInterval = (version) => {
  const [major, minor] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 10);
};

/** A ceiling and not a reservation: the streams have bounds of their own, which fit below. */
const mostStoreBytes = 32 * 1024 ** 3;

/** Whoever does not speak TLS is refused. */
const renderTls = ({ cert, key }) => `tls {
  cert_file: ${JSON.stringify(cert)}
  key_file: ${JSON.stringify(key)}
  timeout: 5
}
`;

/** Servers of a cluster know each other by certificates of the same authority. */
const renderCluster = ({ routes, cert, key, authority }) => `cluster {
  name: linesman
  listen: "0.0.0.0:6222"
  tls {
    cert_file: ${JSON.stringify(cert)}
    key_file: ${JSON.stringify(key)}
    ca_file: ${JSON.stringify(authority)}
    verify: true
    timeout: 5
  }
  routes: [${routes.map((route) => JSON.stringify(route)).join(', ')}]
}
`;

/**
 * `tls`: the files of the certificate and its key. Absent: in the clear, for development. `cluster`: the routes to all of
 * its servers and the files for them, with `server`, which names this one. `monitoring`: a line that opens its port.
 * `storeBytes`: the most that all streams together may take. `platformUsers`: see platform-users.mjs. The user `platform` itself exists in development only, where it has a password.
 */
export function renderNatsConfig(options) {
  const {
    topology,
    producers,
    passwords,
    listen,
    storeDir,
    version,
    durable = true,
    tls,
    cluster,
    server = 'linesman',
    monitoring = '',
    platformUsers = [],
    storeBytes = mostStoreBytes,
  } = options;
  const rows = Object.entries(topology).filter(([service]) => passwords[service]);
  const services = rows.flatMap(([service, row]) => {
    const password = passwords[service];
    const answers = answersOf(service, row, topology);
    return [
      renderUser(service, password, permissionsOf(service, row, producers.includes(service), topology)),
      ...(answers ? [renderUser(rpcUser(service), password, answers)] : []),
    ];
  });
  const platform = platformUsers.map(({ login, service, password }) =>
    renderUser(login, password, permissionsOf(service, platformRow(topology), false, topology)),
  );
  const creator = renderUser(provisioner, passwords[provisioner], {
    publish: ['$JS.API.>'],
    subscribe: [`${inboxPrefix(provisioner)}.>`],
  });
  const sync = durable && knowsSyncInterval(version) ? '  sync_interval: always\n' : '';
  return `# Made from libs/contracts/src/topology.ts; changes here are lost.
listen: ${JSON.stringify(listen)}
server_name: ${server}
${monitoring}max_payload: 1MB
# Clients ping more often. One that stops, paused or out of reach, is given up after 15 s and gets no more questions.
# NATS 2.9 does not give it up while it delivers questions to it.
ping_interval: "5s"
ping_max: 2
${tls ? renderTls(tls) : ''}${cluster ? renderCluster(cluster) : ''}jetstream {
  store_dir: ${JSON.stringify(storeDir)}
  max_memory_store: 64MB
  max_file_store: ${storeBytes}
${sync}}
accounts {
  LINESMAN {
    jetstream: enabled
    users: [
${[...services, ...platform, creator].join('\n')}
    ]
  }
}
`;
}
