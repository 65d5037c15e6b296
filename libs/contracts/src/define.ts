import { askers, type EventProducer, othersAsked, prefixOf, type ServiceName, type StreamName } from './topology';

export type Dto<T extends object> = new () => T;

export interface EventContract<T extends object = object> {
  kind: 'event';
  type: string;
  version: number;
  producer: EventProducer;
  /** The stream that keeps it. */
  stream: StreamName;
  /** `<stream>.<producer>.<aggregate>.<verb>.v<version>` */
  subject: string;
  /** Published on a subject that ends in the service that asked, so that each is sent only what it asked for. */
  ends_in_asker?: true;
  /** Where releases published it that put every event into EVENTS. */
  earlier_subject?: string;
  summary: string;
  data: Dto<T>;
  /** Handled even after its tenant was erased. All other events of an erased tenant are ignored. */
  after_erasure?: true;
}

export interface CommandContract<T extends object = object> {
  kind: 'command';
  type: string;
  version: number;
  /** `commands.<type>.v<version>`. A service publishes on `<subject>.<service>`, where NATS lets nobody else publish. */
  subject: string;
  summary: string;
  data: Dto<T>;
}

export interface RpcContract<Q extends object = object, A extends object = object> {
  kind: 'rpc';
  /** `<family>.<verb>`. The subject is `rpc.<family>.<verb>.<caller>`, and NATS lets only that caller publish on it. */
  name: string;
  service: ServiceName;
  summary: string;
  request: Dto<Q>;
  response: Dto<A>;
  /** Whether a request may be made twice and acts once. Then a second process is asked when the first one is silent. */
  repeatable(request: Q): boolean;
}

export type DataOf<C> = C extends EventContract<infer T> | CommandContract<infer T> ? T : never;

export const events: EventContract[] = [];
export const commands: CommandContract[] = [];
export const rpcs: RpcContract[] = [];

export function defineEvent<T extends object>(spec: {
  type: string;
  version?: number;
  producer: EventProducer;
  /** EVENTS if absent. */
  stream?: StreamName;
  ends_in_asker?: true;
  aggregate: string;
  verb: string;
  summary: string;
  data: Dto<T>;
  after_erasure?: true;
}): EventContract<T> {
  const { aggregate, verb, version = 1, stream = 'EVENTS', ...rest } = spec;
  const place = `${spec.producer}.${aggregate}.${verb}.v${version}`;
  const contract: EventContract<T> = {
    kind: 'event',
    ...rest,
    version,
    stream,
    subject: `${prefixOf(stream)}.${place}`,
    ...(stream === 'EVENTS' ? {} : { earlier_subject: `events.${place}` }),
  };
  events.push(contract);
  return contract;
}

/** The subject on which an event is published. @param asker the service of ours that asked for what has happened. */
export function publishedSubject({ subject, ends_in_asker }: EventContract, asker?: string): string {
  if (!ends_in_asker) return subject;
  return `${subject}.${asker !== undefined && askers.includes(asker) ? asker : othersAsked}`;
}

/** Every subject on which an event may arrive. */
export const subjectsOf = (contract: EventContract): string[] => [
  ...(contract.ends_in_asker ? askers.map((asker) => publishedSubject(contract, asker)) : [contract.subject]),
  ...(contract.earlier_subject ? [contract.earlier_subject] : []),
];

export function defineCommand<T extends object>(spec: {
  type: string;
  version?: number;
  summary: string;
  data: Dto<T>;
}): CommandContract<T> {
  const version = spec.version ?? 1;
  const contract: CommandContract<T> = {
    kind: 'command',
    ...spec,
    version,
    subject: `commands.${spec.type}.v${version}`,
  };
  commands.push(contract);
  return contract;
}

export function defineRpc<Q extends object, A extends object>(spec: {
  service: ServiceName;
  /** First part of the name; the service's name if absent. The topology lists it under `answers`. */
  family?: string;
  verb: string;
  summary: string;
  request: Dto<Q>;
  response: Dto<A>;
  repeatable: boolean | ((request: Q) => boolean);
}): RpcContract<Q, A> {
  const { verb, family = spec.service, repeatable, ...rest } = spec;
  const contract: RpcContract<Q, A> = {
    kind: 'rpc',
    ...rest,
    name: `${family}.${verb}`,
    repeatable: typeof repeatable === 'function' ? repeatable : () => repeatable,
  };
  rpcs.push(contract);
  return contract;
}
