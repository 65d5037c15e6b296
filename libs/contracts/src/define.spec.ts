import { commands, entryOf, events, rpcs, schemaOwners, type ServiceTopology, topology } from './index';

describe('contracts', () => {
  it('put every event under its producer, so that one filter matches all of them', () => {
    for (const event of events)
      expect(event.subject).toMatch(new RegExp(`^events\\.${event.producer}\\.[a-z_]+\\.[a-z_]+\\.v\\d+$`));
  });

  it('use every subject once', () => {
    const subjects = [...events, ...commands].map((contract) => contract.subject);
    expect(new Set(subjects).size).toBe(subjects.length);
  });
});

describe('the topology', () => {
  const services: [string, ServiceTopology][] = Object.entries(topology);

  it('names only verbs, commands and producers that exist', () => {
    const names = new Set(rpcs.map((rpc) => rpc.name));
    const types = new Set(commands.map((command) => command.type));
    for (const [, service] of services) {
      for (const call of service.calls) expect(names).toContain(call);
      for (const type of [...service.commands, ...service.executes]) expect(types).toContain(type);
      for (const producer of service.hears) expect(schemaOwners).toContain(producer);
      for (const entry of service.consumes)
        expect(events.filter(({ subject }) => subject.startsWith(`events.${entry}.`))).not.toEqual([]);
    }
  });

  it('gives an event to the entry that says most of it', () => {
    const consumes = ['integrations', 'integrations.integration.refresh_refused'];
    expect(entryOf(consumes, 'events.integrations.integration.refresh_refused.v1')).toBe(consumes[1]);
    expect(entryOf(consumes, 'events.integrations.integration.deleted.v1')).toBe(consumes[0]);
    expect(entryOf(consumes, 'events.catalog.connection.changed.v1')).toBeUndefined();
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
      expect([...service.consumes.map((entry) => entry.split('.')[0]), ...service.hears]).not.toContain(name);
  });
});
