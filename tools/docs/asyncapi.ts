import { readFileSync } from 'node:fs';
import { commands, DESCRIBES, Envelope, events, rpcs, TEXT_OR_NULL } from '@linesman/contracts';
import { typeStorage } from './type-storage.ts';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { stringify } from 'yaml';

type Schema = Record<string, unknown>;

const vouched = {
  description:
    'NATS lets each of our services publish under its own name only, so the address says who published. A platform ' +
    'service asks with `rpc.execution.accept.{caller}`, and its bearer token is stored nowhere.',
  parameters: { publisher: { description: 'Name of the service that publishes.' } },
};

const asked = {
  description:
    'The address ends in the service of ours that asked for what has happened, or in `others`. Whoever wants all of them ' +
    'subscribes with `*` in its place.',
  parameters: { asker: { description: 'Name of the service that asked, or `others`.' } },
};

/** The AsyncAPI 3.0 document of all events, commands and RPCs, made from the declarations in libs/contracts. */
export function asyncapi(): string {
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: typeStorage,
    refPointerPrefix: '#/components/schemas/',
    additionalConverters: {
      isUrl: { type: 'string', format: 'uri' },
      [TEXT_OR_NULL]: nullableText,
      [DESCRIBES]: openList,
    },
  }) as Record<string, Schema>;
  const { data: _, ...envelopeProperties } = (schemas[Envelope.name] as { properties: Schema }).properties;
  const messages: Record<string, unknown> = {};
  const channels: Record<string, unknown> = {};
  const operations: Record<string, unknown> = {};

  for (const contract of [...events, ...commands]) {
    const key = `${contract.type.replaceAll('.', '_')}_v${contract.version}`;
    messages[key] = {
      name: contract.type,
      summary: contract.summary,
      contentType: 'application/cloudevents+json',
      payload: {
        allOf: [
          { $ref: '#/components/schemas/Envelope' },
          {
            type: 'object',
            properties: { data: { $ref: `#/components/schemas/${contract.data.name}` } },
            required: ['data'],
          },
        ],
      },
      examples: [{ payload: sample(contract.type, contract.version) }],
    };
    channels[key] = {
      ...(contract.kind === 'command'
        ? { address: `${contract.subject}.{publisher}`, ...vouched }
        : contract.ends_in_asker
          ? { address: `${contract.subject}.{asker}`, ...asked }
          : { address: contract.subject }),
      messages: { [key]: { $ref: `#/components/messages/${key}` } },
    };
    operations[`${contract.kind === 'event' ? 'publish' : 'execute'}_${key}`] = {
      action: contract.kind === 'event' ? 'send' : 'receive',
      channel: { $ref: `#/channels/${key}` },
      summary: contract.summary,
    };
  }
  for (const rpc of rpcs) {
    const key = `rpc_${rpc.name.replaceAll('.', '_')}`;
    for (const side of ['request', 'response'] as const)
      messages[`${key}_${side}`] = {
        name: rpc[side].name,
        payload: wrapped[side]({ $ref: `#/components/schemas/${rpc[side].name}` }, rpc.name),
      };
    channels[key] = {
      address: `rpc.${rpc.name}.{caller}`,
      description:
        'Request/reply in the wire format of Nest’s NATS transport. A refusal comes as `err`, an RFC 9457 problem document.',
      parameters: { caller: { description: 'Name of the calling service; NATS refuses any other.' } },
      messages: {
        [`${key}_request`]: { $ref: `#/components/messages/${key}_request` },
        [`${key}_response`]: { $ref: `#/components/messages/${key}_response` },
      },
    };
    operations[key] = {
      action: 'receive',
      channel: { $ref: `#/channels/${key}` },
      summary: rpc.summary,
      messages: [{ $ref: `#/channels/${key}/messages/${key}_request` }],
      reply: {
        channel: { $ref: `#/channels/${key}` },
        messages: [{ $ref: `#/channels/${key}/messages/${key}_response` }],
      },
    };
  }

  const used = reachable(schemas, messages);
  used[Envelope.name] = {
    ...schemas[Envelope.name],
    properties: envelopeProperties,
    required: required(schemas[Envelope.name]!),
  };
  return stringify(
    {
      asyncapi: '3.0.0',
      info: {
        title: 'Linesman',
        version: '1.0.0',
        description: 'Events, commands and RPC over NATS. Made from libs/contracts by `npm run docs`; do not edit.',
      },
      channels,
      operations,
      components: {
        messages,
        schemas: Object.fromEntries(Object.entries(used).sort(([a], [b]) => a.localeCompare(b))),
      },
    },
    { lineWidth: 120, aliasDuplicateObjects: false },
  );
}

// The library's type of schemas knows OpenAPI 3.0 only, which has no such list.
const nullableText = { type: ['string', 'null'] } as never;

const openList = (({ constraints: [known] }: { constraints: [string[]] }) => ({
  anyOf: [{ enum: known }, { type: 'string', minLength: 1, maxLength: 100 }],
  description: 'A later release may say something else.',
})) as never;

/** As Nest's NATS transport sends them (https://docs.nestjs.com/microservices/nats). */
const wrapped = {
  request: (data: object, name: string) => ({
    type: 'object',
    required: ['pattern', 'data', 'id'],
    properties: {
      pattern: { type: 'string', description: `The subject, rpc.${name}.{caller}.` },
      data,
      id: { type: 'string', description: 'Names this request; the answer repeats it.' },
    },
  }),
  response: (response: object) => ({
    type: 'object',
    required: ['id'],
    properties: {
      response,
      err: { type: 'object', description: 'In place of the response: why it was refused.' },
      isDisposed: { type: 'boolean', description: 'Whether nothing follows.' },
      id: { type: 'string' },
    },
  }),
};

const sample = (type: string, version: number): unknown =>
  JSON.parse(readFileSync(new URL(`../../libs/contracts/samples/${type}.v${version}.json`, import.meta.url), 'utf8'));

const required = (schema: Schema): string[] =>
  ((schema.required as string[] | undefined) ?? []).filter((name) => name !== 'data');

/** The schemas that messages use, directly or through other schemas. */
function reachable(schemas: Record<string, Schema>, messages: object): Record<string, Schema> {
  const found: Record<string, Schema> = {};
  const visit = (value: unknown): void => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found[name!] || !schemas[name!]) continue;
      found[name!] = schemas[name!]!;
      visit(schemas[name!]);
    }
  };
  visit(messages);
  return found;
}
