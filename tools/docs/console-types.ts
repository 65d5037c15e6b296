import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { parse } from 'yaml';

const head = `/** What the services' routes take and answer. Made from docs/openapi.yaml by \`npm run docs\`; do not edit. */\n`;

type Responses = Record<string, { content?: unknown; description: string }>;
interface Document {
  paths: Record<string, Record<string, { responses: Responses }>>;
  components: Record<string, unknown>;
}

/** TypeScript types of the API document, for the console. Problem documents are left out: they are the same everywhere. */
export async function consoleTypes(openapi: string): Promise<string> {
  const document = parse(openapi) as Document;
  document.paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => path.startsWith('/v1/')));
  for (const operation of Object.values(document.paths).flatMap((verbs) => Object.values(verbs)))
    operation.responses = successesOf(operation.responses);
  const { schemas, parameters } = document.components;
  document.components = { schemas, parameters };
  const nodes = await openapiTS(document as unknown as OpenAPI3, {
    emptyObjectsUnknown: true,
    silent: true,
  });
  return head + astToString(nodes);
}

const successesOf = (responses: Responses): Responses =>
  Object.fromEntries(
    Object.entries(responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([status, { description, content }]) => [status, { description, ...(content ? { content } : {}) }]),
  );
