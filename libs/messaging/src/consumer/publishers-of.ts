import {
  type CommandContract,
  type EventContract,
  type ServiceName,
  type ServiceTopology,
  subjectsOf,
  topology,
  vouchedSubject,
} from '@linesman/contracts';

const rows = Object.entries(topology) as [ServiceName, ServiceTopology][];

/** The subjects of a contract, each with the one service that NATS lets publish on it. */
export function publishersOf(contract: EventContract | CommandContract): Map<string, ServiceName> {
  if (contract.kind === 'event') return new Map(subjectsOf(contract).map((it) => [it, contract.producer]));
  const asking = rows.filter(([, { commands }]) => commands.includes(contract.type));
  return new Map(asking.map(([service]) => [vouchedSubject(contract.subject, service), service]));
}
