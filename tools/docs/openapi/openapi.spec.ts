import { join } from 'node:path';
import type { Schema } from './components.ts';
import { describe as documentOf } from './openapi.ts';
import { PetsController } from './planted/pets.controller.ts';
import { readSources } from './sources.ts';

interface Json {
  [key: string]: Json;
}

const file = join(__dirname, 'planted/pets.controller.ts');
let document: Json;

beforeAll(() => {
  const controller = PetsController as never;
  document = documentOf([{ service: 'catalog', file, controller }], readSources([file])).document as unknown as Json;
});

const operation = (path: string, verb: string): Json => document.paths![path]![verb]!;
const schema = (name: string): Schema => document.components!.schemas![name] as unknown as Schema;

it('lists programs’ routes under the version, and public routes as links have them', () => {
  expect(Object.keys(document.paths!)).toEqual([
    '/pets/photo',
    '/v1/pets',
    '/v1/pets/{pet_id}',
    '/v1/pets/{pet_id}/feed',
  ]);
  expect(document.tags).toEqual([{ name: 'Planted', description: 'Animals that live with people.' }]);
});

it('says what a public route answers, where the handler writes it', () => {
  expect(operation('/pets/photo', 'get')).toMatchObject({
    security: [],
    responses: {
      200: { description: 'OK', content: { 'image/png': { schema: { type: 'string' } } } },
      304: { description: 'Not Modified' },
    },
  });
});

it('names operations by verb and noun and lists the roles', () => {
  expect(operation('/v1/pets', 'get')).toMatchObject({
    operationId: 'listPets',
    summary: 'List pets',
    description: 'The oldest first.\n\nFor `member`.',
    'x-roles': ['member'],
  });
  expect(operation('/v1/pets/{pet_id}/feed', 'post')).toMatchObject({
    operationId: 'feedPet',
    'x-roles': ['admin'],
  });
});

it('takes parameters from the path, the query and If-Match', () => {
  expect(operation('/v1/pets', 'get').parameters).toEqual([
    { name: 'limit', in: 'query', description: 'How many at once.', schema: { type: 'integer', default: 20 } },
  ]);
  expect(operation('/v1/pets/{pet_id}', 'put').parameters).toEqual([
    { name: 'pet_id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
    { $ref: '#/components/parameters/IfMatch' },
  ]);
});

it('describes bodies as class-validator checks them, without other fields', () => {
  expect(operation('/v1/pets/{pet_id}', 'put').requestBody).toEqual({
    required: true,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/NewPet' } } },
  });
  expect(schema('NewPet')).toEqual({
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 20 },
      mood: { type: 'string', enum: ['good', 'bad'] },
    },
    required: ['name'],
    additionalProperties: false,
  });
});

it('describes answers by the return type: nulls, times, comments, and types that contain themselves', () => {
  expect(schema('PetView')).toEqual({
    type: 'object',
    properties: {
      pet_id: { type: 'string' },
      name: { type: 'string', description: 'As its people call it.' },
      mood: { type: ['string', 'null'], enum: ['bad', 'good', null] },
      mother: { $ref: '#/components/schemas/PetView' },
      born_at: { type: 'string', format: 'date-time' },
      version: { type: 'number' },
    },
    required: ['pet_id', 'name', 'mood', 'born_at', 'version'],
  });
  const { responses } = operation('/v1/pets', 'get');
  expect(responses!['200']).toMatchObject({
    content: { 'application/json': { schema: { $ref: '#/components/schemas/PetViewPage' } } },
  });
  expect(operation('/v1/pets/{pet_id}/feed', 'post').responses!['204']).toEqual({ description: 'Done.' });
});

it('describes an ETag where the answer has a version', () => {
  const etag = { ETag: { $ref: '#/components/headers/ETag' } };
  expect(operation('/v1/pets/{pet_id}', 'put').responses!['200']).toMatchObject({ headers: etag });
  expect(operation('/v1/pets', 'get').responses!['200']).not.toHaveProperty('headers');
});

it('lists the problems that the code can answer with', () => {
  const { responses } = operation('/v1/pets/{pet_id}', 'put');
  const description = responses!['409']!.description as unknown as string;
  expect(description).toBe('Conflict.\n\n- `pet-is-full`: Pet … has eaten already.');
  expect(responses!['400']!.description).toContain('`bad-if-match`');
  expect(responses!['401']).toEqual({ $ref: '#/components/responses/Unauthorized' });
  expect(operation('/v1/pets', 'get').responses).not.toHaveProperty('409');
  expect(responses!['503']).toMatchObject({
    description: 'Service Unavailable.\n\n- `pet-sleeps`: Come back when it is awake.',
    headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
  });
});
