import {
  commands,
  consumptionOf,
  type EventProducer,
  events,
  eventStreamsOf,
  executionSucceeded,
  integrationDeleted,
  prefixOf,
  publishedSubject,
  rpcs,
  schemaOwners,
  type ServiceTopology,
  subjectsOf,
  topology,
} from './index';

describe('contracts', () => {
  it('put every event under its producer, so that one filter matches all of them', () => {
    for (const event of events) {
      expect(event.subject).toMatch(
        new RegExp(`^${prefixOf(event.stream)}\\.${event.producer}\\.[a-z_]+\\.[a-z_]+\\.v\\d+$`),
      );
      expect(eventStreamsOf(event.producer)).toContain(event.stream);
    }
  });

  it('use every subject once', () => {
    const subjects = [...events, ...commands].map((contract) => contract.subject);
    expect(new Set(subjects).size).toBe(subjects.length);
  });
});

it('ends the subject of an outcome in the service of ours that asked, and in nobody else', () => {
  const { subject } = executionSucceeded;
  expect(publishedSubject(executionSucceeded, 'integrations')).toBe(`${subject}.integrations`);
  for (const stranger of ['billing', 'a.b', '>', undefined])
    expect(publishedSubject(executionSucceeded, stranger)).toBe(`${subject}.others`);
  expect(publishedSubject(integrationDeleted, 'integrations')).toBe(integrationDeleted.subject);
});

describe('the topology', () => {
  const services: [string, ServiceTopology][] = Object.entries(topology);
  const producerIn = (filter: string) => filter.split('.')[1] as EventProducer;

  it('names only verbs, commands and producers that exist', () => {
    const names = new Set(rpcs.map((rpc) => rpc.name));
    const types = new Set(commands.map((command) => command.type));
    for (const [, service] of services) {
      for (const call of service.calls) expect(names).toContain(call);
      for (const type of [...service.commands, ...service.executes]) expect(types).toContain(type);
      for (const producer of service.hears) expect(schemaOwners).toContain(producer);
      for (const { stream, filter } of service.consumes) {
        expect(eventStreamsOf(producerIn(filter))).toContain(stream);
        const taken = events
          .flatMap(subjectsOf)
          .filter((subject) => consumptionOf(service.consumes, subject)?.filter === filter);
        expect([filter, taken.length > 0]).toEqual([filter, true]);
      }
    }
  });

  it('gives an event to the entry that says most of it', () => {
    const { consumes } = topology['status-monitor'];
    const through = (subject: string) => consumptionOf(consumes, subject)?.filter;
    expect(through('events.integrations.integration.refresh_refused.v1')).toBe(
      'events.integrations.integration.refresh_refused.>',
    );
    expect(through('events.integrations.integration.deleted.v1')).toBe('events.integrations.>');
    expect(through('events.catalog.connection.changed.v1')).toBeUndefined();
  });

  it('gives a service that asks for executions the outcomes of those, and no others', () => {
    const { consumes } = topology.integrations;
    const { subject } = executionSucceeded;
    expect(consumptionOf(consumes, `${subject}.integrations`)).toBeDefined();
    expect(consumptionOf(consumes, `${subject}.others`)).toBeUndefined();
  });

  it('has every RPC answered by the service that its family leads to, and by no other', () => {
    for (const { name, service } of rpcs) {
      const family = name.split('.')[0]!;
      const answering = services.filter(([it, row]) => it === family || row.answers?.includes(family));
      expect([name, answering.map(([it]) => it)]).toEqual([name, [service]]);
    }
  });

  it('lets no service consume its own events', () => {
    for (const [name, service] of services)
      expect([...service.consumes.map(({ filter }) => producerIn(filter)), ...service.hears]).not.toContain(name);
  });
});
