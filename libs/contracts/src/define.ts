import type { EventProducer, ServiceName } from './topology';

export type Dto<T extends object> = new () => T;

export interface EventContract<T extends object = object> {
  kind: 'event';
  type: string;
  version: number;
  producer: EventProducer;
  /** `events.<producer>.<aggregate>.<verb>.v<version>` */
  subject: string;
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
  aggregate: string;
  verb: string;
  summary: string;
  data: Dto<T>;
  after_erasure?: true;
}): EventContract<T> {
  const { aggregate, verb, version = 1, ...rest } = spec;
  const subject = `events.${spec.producer}.${aggregate}.${verb}.v${version}`;
  const contract: EventContract<T> = { kind: 'event', ...rest, version, subject };
  events.push(contract);
  return contract;
}

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
