import { type ApiDocument, readApiDocument } from './api-document';
import { describeOperation } from './describe-operation';
import { proseOf } from './prose';
import { chaptersOf } from './reference';
import { rowsOf } from './schema-rows';
import { sampleOf } from './sample';

const document: ApiDocument = {
  info: { title: 'T', description: '' },
  tags: [],
  paths: {},
  components: {
    schemas: {
      Person: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 20, description: 'As `they` write it.' },
          boss: { $ref: '#/components/schemas/Person' },
          emails: { type: 'array', items: { type: 'object', properties: { at: { type: 'string', format: 'email' } } } },
          mood: { type: ['string', 'null'], enum: ['good', 'bad', null] },
        },
      },
    },
  },
};
const person = { $ref: '#/components/schemas/Person' };

describe('a schema as rows', () => {
  it('has a row for each field, with dotted names for nested ones, and ends where it contains itself', () => {
    const rows = rowsOf(document, person);
    expect(rows.map(({ within, name, type, required }) => [within + name, type, required])).toEqual([
      ['name', 'string', true],
      ['boss', 'object', false],
      ['emails', 'list of object', false],
      ['emails[].at', 'email', false],
      ['mood', 'one of', false],
    ]);
    expect(rows[0]).toMatchObject({ limits: ['1 to 20 characters'] });
    expect(rows[4]).toMatchObject({ limits: ['good, bad, null'] });
  });

  it('has a sample with the required fields, or with all', () => {
    expect(sampleOf(document, person)).toEqual({ name: '…' });
    expect(sampleOf(document, person, true)).toEqual({
      name: '…',
      emails: [{ at: 'bob.smith@techcorp.example' }],
      mood: 'good',
    });
  });
});

it('reads paragraphs, lists and code', () => {
  expect(proseOf('One `two`\nthree.\n\n- a\n- `b`')).toEqual([
    {
      list: false,
      lines: [
        [
          { text: 'One ', code: false },
          { text: 'two', code: true },
          { text: ' three.', code: false },
        ],
      ],
    },
    { list: true, lines: [[{ text: 'a', code: false }], [{ text: 'b', code: true }]] },
  ]);
});

it('writes a request that can be pasted into a shell', () => {
  const operation = {
    tags: [],
    operationId: 'hire',
    summary: 'Hire',
    responses: {},
    parameters: [
      { name: 'id', in: 'path', schema: { type: 'string', format: 'uuid' } },
      { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } },
    ],
    requestBody: { content: { 'application/json': { schema: { const: "it's" } } } },
  };
  const { curl } = describeOperation(document, 'post', '/v1/teams/{id}/people', operation);
  expect(curl).toContain('"$CONSOLE/v1/teams/6f1c2c0e-8d57-4a6e-9a53-2f4b8f0c7d11/people"');
  expect(curl).toContain(`-d '"it'\\''s"'`);
  expect(curl).toContain('idempotency-key: $(uuidgen)');
});

it('has a chapter with operations for every tag of the document', () => {
  const chapters = chaptersOf(readApiDocument());
  expect(chapters.filter(({ operations }) => operations.length === 0)).toEqual([]);
  expect(new Set(chapters.map(({ slug }) => slug)).size).toBe(chapters.length);
});
