import { fileURLToPath } from 'node:url';

const source = (file: string): string =>
  fileURLToPath(new URL(`../../apps/notifier/src/workflow/${file}`, import.meta.url));

interface Registry {
  ActionRegistry: new () => object;
}
interface Schema {
  documentSchema: (actions: object) => object;
}

/** The JSON Schema of workflow documents, as the notifier serves it. */
export async function workflowSchema(): Promise<string> {
  const { ActionRegistry } = (await import(source('action-registry.ts'))) as Registry;
  const { documentSchema } = (await import(source('document-schema.ts'))) as Schema;
  return JSON.stringify(documentSchema(new ActionRegistry()));
}
