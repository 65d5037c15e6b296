import type { FormSchema } from '../forms/json-schema';
import type { IntegrationRow } from '../model/integration-view';
import type { Owner } from './read-owner';

/** An integration with everything that its form changes. */
export type EditableIntegration = IntegrationRow &
  Owner & {
    purpose: string | null;
    config: Record<string, unknown>;
    credentials: { fields_set: string[]; expires_at: string | null; reconnect_needed: boolean };
  };

export interface Edited extends Owner {
  name: string;
  purpose: string | null;
  is_critical: boolean;
  config: Record<string, unknown>;
}

/** What the form shows of an integration: of its config, what its provider's schema names. */
export function editedFrom(row: EditableIntegration, config_schema: FormSchema): Edited {
  const { name, purpose, is_critical, customer_id, user_id } = row;
  const shown = Object.keys(config_schema.properties ?? {}).filter((key) => row.config[key] !== undefined);
  const config = Object.fromEntries(shown.map((key) => [key, row.config[key]]));
  return { name, purpose, is_critical, customer_id, user_id, config };
}

/** Only what differs: a config that is sent goes through the provider's checks, and may ask for the keys again. */
export function changesOf(seen: Partial<Edited>, typed: Edited): Partial<Edited> {
  const same = (field: keyof Edited) => JSON.stringify(seen[field]) === JSON.stringify(typed[field]);
  const fields = (Object.keys(typed) as (keyof Edited)[]).filter((field) => !same(field));
  return Object.fromEntries(fields.map((field) => [field, typed[field]]));
}
