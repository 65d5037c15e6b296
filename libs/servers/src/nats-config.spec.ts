import { topology } from '@linesman/contracts/topology';

const load = () => import('./nats-config.mjs');
const place = { listen: '127.0.0.1:1', storeDir: '/data' };
const passwords = Object.fromEntries([...Object.keys(topology), 'provisioner'].map((name) => [name, `of ${name}`]));

it('gives a caller the subject that carries its name', async () => {
  const { permissionsOf } = await load();
  const { publish } = permissionsOf('gateway-executor', topology['gateway-executor'], true, topology);
  expect(publish).toContain('rpc.integrations.lease.gateway-executor');
  expect(publish).not.toContain('rpc.integrations.lease.status-monitor');
});

it('lets a service answer families of its own and those named, and nobody else answer them', async () => {
  const { answersOf, permissionsOf } = await load();
  const answering = Object.entries(topology).filter(([service, row]) =>
    answersOf(service, row, topology)?.subscribe.includes('rpc.execution.>'),
  );
  expect(answering.map(([service]) => service)).toEqual(['gateway-executor']);
  const { publish } = permissionsOf('platform', topology.platform, true, topology);
  expect(publish).toContain('rpc.execution.execute.platform');
  expect(publish).not.toContain('rpc.execution.execute.integrations');
});

it('gives no service a subject that ends in another service or the whole JetStream API', async () => {
  const { permissionsOf } = await load();
  for (const [service, row] of Object.entries(topology)) {
    const { publish } = permissionsOf(service, row, true, topology);
    expect(publish).not.toContain('$JS.API.>');
    const streams = ['events.', 'failures.', 'outcomes.', 'records.'];
    for (const subject of publish.filter((it) => streams.some((stream) => it.startsWith(stream))))
      expect(subject.split('.').slice(1)).toEqual([service, '>']);
  }
});

it('lets those answer who are asked, once, and nobody else', async () => {
  const { answersOf } = await load();
  const answering = Object.entries(topology).map(([service, row]) => [
    service,
    answersOf(service, row, topology)?.allow_responses,
  ]);
  expect(Object.fromEntries(answering.filter(([, responses]) => responses))).toEqual({
    catalog: '{ max: 1, expires: "10s" }',
    integrations: '{ max: 1, expires: "10s" }',
    notifier: '{ max: 1, expires: "10s" }',
    'gateway-executor': '{ max: 1, expires: "60s" }',
    'status-monitor': '{ max: 1, expires: "10s" }',
  });
});

it('lets no user answer who consumes a stream: NATS would remember each delivery as a question', async () => {
  const { renderNatsConfig } = await load();
  const producers = Object.keys(topology);
  const text = renderNatsConfig({ topology, producers, passwords, ...place, version: '2.12.1' });
  const users = text.split('user: ').slice(1);
  expect(users.filter((user) => user.includes('allow_responses'))).toHaveLength(5);
  expect(users.filter((user) => user.includes('allow_responses') && user.includes('$JS'))).toEqual([]);
});

it('gives each platform service a durable consumer for every stream of every producer', async () => {
  const { durablesOf, platformRow } = await load();
  const billing = durablesOf('billing', platformRow(topology), topology);
  expect(billing.filter(({ durable }) => durable === 'billing-gateway-executor')).toEqual([
    { stream: 'EVENTS', durable: 'billing-gateway-executor', filter: 'events.gateway-executor.>' },
    { stream: 'FAILURES', durable: 'billing-gateway-executor', filter: 'failures.gateway-executor.>' },
    { stream: 'OUTCOMES', durable: 'billing-gateway-executor', filter: 'outcomes.gateway-executor.>' },
    { stream: 'RECORDS', durable: 'billing-gateway-executor', filter: 'records.gateway-executor.>' },
  ]);
});

it('gives a service that asks for executions only the outcomes of those', async () => {
  const { durablesOf } = await load();
  const filters = durablesOf('integrations', topology.integrations, topology).map(({ filter }) => filter);
  expect(filters).toContain('outcomes.gateway-executor.*.*.*.integrations');
  expect(filters).not.toContain('outcomes.gateway-executor.>');
});

it('gives who produces nothing no event to publish', async () => {
  const { permissionsOf } = await load();
  const { publish } = permissionsOf('console', topology.console, false, topology);
  expect(publish).toEqual(['rpc.integrations.assess_readiness.console', '$JS.API.INFO']);
});

it('asks for a sync after each message from servers that know it only', async () => {
  const { renderNatsConfig } = await load();
  const render = (version: string) => renderNatsConfig({ topology, producers: [], passwords, ...place, version });
  expect(render('2.9.10')).not.toContain('sync_interval');
  expect(render('2.12.1')).toContain('sync_interval: always');
});
