import { type ApiDocument, nameOf, resolved, type Schema } from './api-document';

const byFormat: Record<string, string> = {
  uuid: '6f1c2c0e-8d57-4a6e-9a53-2f4b8f0c7d11',
  email: 'bob.smith@techcorp.example',
  uri: 'https://api.example.com/v1',
  'date-time': '2026-11-21T09:30:00.000Z',
};

/** A value that fits the schema. @param all with optional fields too */
export function sampleOf(document: ApiDocument, schema: Schema, all = false, seen: string[] = []): unknown {
  const name = nameOf(schema);
  if (name && seen.includes(name)) return undefined;
  const trail = name ? [...seen, name] : seen;
  const whole = resolved(document, schema);
  const { const: only, default: fallback, examples, enum: choices, anyOf, items, properties, required = [] } = whole;
  for (const known of [only, examples?.[0], fallback, choices?.[0]]) if (known !== undefined) return known;
  if (anyOf?.[0]) return sampleOf(document, anyOf[0], all, trail);
  const type = [whole.type].flat()[0] ?? (properties ? 'object' : undefined);
  if (type === 'array') {
    const item = items && sampleOf(document, items, all, trail);
    return item === undefined ? [] : [item];
  }
  if (type === 'object') {
    const fields = Object.entries(properties ?? {}).filter(([field]) => all || required.includes(field));
    return Object.fromEntries(fields.map(([field, value]) => [field, sampleOf(document, value, all, trail)]));
  }
  if (type === 'string') return byFormat[whole.format ?? ''] ?? '…';
  if (type === 'integer' || type === 'number') return whole.minimum ?? 1;
  return type === 'boolean' ? true : null;
}
