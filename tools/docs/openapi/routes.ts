import { ANSWERS, EntityTag, IfMatch, PUBLIC, type Role, ROLES, Uuid } from '@linesman/service-kit';
import { RequestMethod } from '@nestjs/common';
import {
  GUARDS_METADATA,
  HEADERS_METADATA,
  HTTP_CODE_METADATA,
  INTERCEPTORS_METADATA,
  METHOD_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants.js';

export type Class = abstract new (...args: never[]) => object;

/** What a handler takes from the request. Without a name it takes the whole body or query, as a DTO. */
export interface Taken {
  from: 'body' | 'query' | 'path' | 'header';
  index: number;
  type: Class;
  name?: string;
  isUuid: boolean;
}

export interface Route {
  controller: Class;
  handler: string;
  verb: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'options';
  /** As OpenAPI writes it: `/customers/{customer_id}`. */
  path: string;
  /** Takes no token of a user: for browsers, providers and pages of others. */
  isPublic: boolean;
  roles: Role[];
  status: number;
  takes: Taken[];
  takesIfMatch: boolean;
  showsEntityTag: boolean;
  /** Guards and interceptors of its own. */
  enhancers: Class[];
  /** Of the answer, where it is not JSON. */
  contentType?: string;
  /** Content types by status, where the handler writes its answers itself. */
  answers?: Record<string, string | null>;
}

const sources: Record<string, Taken['from']> = { 3: 'body', 4: 'query', 5: 'path', 6: 'header' };

interface Argument {
  index: number;
  data?: string;
  pipes?: unknown[];
  factory?: unknown;
}

/** The routes of a controller. */
export function routesOf(controller: Class): Route[] {
  const prototype = controller.prototype as Record<string, () => unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((handler) => {
    const method = prototype[handler]!;
    const verb = handler === 'constructor' ? undefined : read<RequestMethod>(METHOD_METADATA, method);
    if (verb === undefined) return [];
    const enhancers = [GUARDS_METADATA, INTERCEPTORS_METADATA].flatMap((key) =>
      [controller, method].flatMap((target) => read<Class[]>(key, target) ?? []),
    );
    const args = argumentsOf(controller, handler);
    const headers = read<{ name: string; value: string }[]>(HEADERS_METADATA, method) ?? [];
    const contentType = headers.find(({ name }) => name === 'content-type')?.value.split(';')[0];
    const answers = read<Record<string, string | null>>(ANSWERS, method);
    return {
      controller,
      handler,
      verb: RequestMethod[verb].toLowerCase() as Route['verb'],
      path: pathOf(read<string>(PATH_METADATA, controller), read<string>(PATH_METADATA, method)),
      isPublic: first<boolean>(PUBLIC, method, controller) ?? false,
      roles: first<Role[]>(ROLES, method, controller) ?? [],
      status: read<number>(HTTP_CODE_METADATA, method) ?? (verb === RequestMethod.POST ? 201 : 200),
      takes: args.flatMap(({ key, argument }) => takenBy(controller, handler, key, argument) ?? []),
      takesIfMatch: args.some(({ argument }) => argument.factory === ifMatch),
      showsEntityTag: enhancers.includes(EntityTag),
      enhancers,
      ...(contentType ? { contentType } : {}),
      ...(answers ? { answers } : {}),
    };
  });
}

const read = <T>(key: string, target: object): T | undefined => Reflect.getMetadata(key, target) as T | undefined;
const first = <T>(key: string, ...targets: object[]): T | undefined =>
  targets.map((target) => read<T>(key, target)).find((found) => found !== undefined);

function pathOf(...parts: (string | undefined)[]): string {
  const segments = parts.flatMap((part) => (part ?? '').split('/')).filter(Boolean);
  return `/${segments.map((it) => it.replace(/^:(\w+)$/, '{$1}')).join('/')}`;
}

function argumentsOf(controller: Class, handler: string): { key: string; argument: Argument }[] {
  const kept = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<string, Argument>;
  return Object.entries(kept)
    .map(([key, argument]) => ({ key, argument }))
    .sort((a, b) => a.argument.index - b.argument.index);
}

function takenBy(controller: Class, handler: string, key: string, argument: Argument): Taken | undefined {
  const from = sources[key.split(':')[0]!];
  if (!from) return undefined;
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, handler) as Class[];
  const pipes = (argument.pipes ?? []) as (Class | object)[];
  return {
    from,
    index: argument.index,
    type: types[argument.index]!,
    ...(argument.data === undefined ? {} : { name: argument.data }),
    isUuid: pipes.includes(Uuid),
  };
}

/** Nest identifies a custom decorator by its factory only. */
const ifMatch = ((): unknown => {
  class Probe {
    take(this: void): void {}
  }
  IfMatch()(Probe.prototype, 'take', 0);
  return argumentsOf(Probe, 'take')[0]!.argument.factory;
})();
