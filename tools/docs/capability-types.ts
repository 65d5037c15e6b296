import type { JsonSchema, ProviderManifest } from '@linesman/provider-kit';

const head = `/** What the built-in providers can do. Made from their manifests by \`npm run docs\`; do not edit. */
export interface BuiltInCapabilities {`;

/**
 * TypeScript types of the newest version of every built-in capability. Where providers share one, its type is their union.
 */
export function capabilityTypes(manifests: ProviderManifest[]): string {
  const found = new Map<string, { said: string[]; kinds: Set<string>; types: Set<string> }>();
  for (const { display_name, capabilities } of manifests)
    for (const { capability_code, version, description, kind, parameters_schema } of capabilities) {
      if (capabilities.some((one) => one.capability_code === capability_code && one.version > version)) continue;
      const entry = found.get(capability_code) ?? { said: [], kinds: new Set(), types: new Set() };
      entry.said.push(`${display_name}: ${description.replaceAll('*/', '')}`);
      entry.kinds.add(`'${kind}'`);
      entry.types.add(typeOf(parameters_schema));
      found.set(capability_code, entry);
    }
  const rows = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { said, kinds, types }]) =>
        `/** ${said.join(' ')} */\n${code}: { kind: ${either(kinds)}; parameters: ${either(types)} };`,
    );
  return `${head}\n${rows.join('\n')}\n}\n`;
}

const either = (of: Iterable<string>): string => [...of].join(' | ');

function typeOf(schema: JsonSchema): string {
  if (Array.isArray(schema.type))
    return either(new Set(schema.type.map((type: unknown) => typeOf({ ...schema, type }))));
  if (Array.isArray(schema.enum)) return either(schema.enum.map((it) => JSON.stringify(it)));
  switch (schema.type) {
    case 'string':
    case 'boolean':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `(${typeOf((schema.items ?? {}) as JsonSchema)})[]`;
    case 'object':
      return objectOf(schema);
    default:
      return schema.not ? 'never' : 'unknown';
  }
}

/** `oneOf` lists of required fields become a union, in which each member forbids the fields of the others. */
function objectOf({ oneOf, ...schema }: JsonSchema): string {
  if (!Array.isArray(oneOf)) return fieldsOf(schema);
  const lists = (oneOf as JsonSchema[]).map(({ required }) => required as string[]);
  const own = (schema.required ?? []) as string[];
  const members = lists.map((list) => {
    const others = lists.flat().filter((name) => !list.includes(name));
    const properties = { ...(schema.properties as Record<string, JsonSchema>) };
    for (const name of others) properties[name] = { not: {} };
    return fieldsOf({ ...schema, required: [...own, ...list], properties });
  });
  return either(members);
}

function fieldsOf({ properties, required, additionalProperties }: JsonSchema): string {
  if (!properties) return additionalProperties === false ? 'Record<string, never>' : 'Record<string, unknown>';
  const needed = (required ?? []) as string[];
  const fields = Object.entries(properties as Record<string, JsonSchema>).map(([name, schema]) => {
    const said = typeof schema.description === 'string' ? `\n/** ${schema.description.replaceAll('*/', '')} */\n` : '';
    return `${said}${JSON.stringify(name)}${needed.includes(name) ? '' : '?'}: ${typeOf(schema)};`;
  });
  if (additionalProperties !== false) fields.push('[other: string]: unknown;');
  return fields.length > 0 ? `{ ${fields.join(' ')} }` : 'Record<string, never>';
}
