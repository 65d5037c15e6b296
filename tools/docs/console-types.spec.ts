import { consoleTypes } from './console-types.ts';

const document = `
openapi: 3.1.0
info: { title: Example, version: 1.0.0 }
paths:
  /v1/tasks/{id}:
    get:
      operationId: getTask
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Task' } } } }
        '404': { description: Not found, content: { application/problem+json: { schema: { type: object } } } }
components:
  schemas:
    Task: { type: object, required: [title], properties: { title: { type: string }, detail: { type: object } } }
`;

it('types paths with their parameters and successful answers, without refusals', async () => {
  const code = await consoleTypes(document);
  expect(code).toContain('"/v1/tasks/{id}"');
  expect(code).toMatch(/path: \{\s+id: string;/);
  expect(code).toMatch(/title: string;\s+detail\?: Record<string, unknown>;/);
  expect(code).toMatch(/200: \{/);
  expect(code).not.toMatch(/404|problem\+json/);
});
