import { one, type Tx } from '@linesman/persistence';

/** What is deleted together with an integration. */
export interface DeletionView {
  /** Names of the stored secrets. */
  credentials: string[];
  links: number;
  /** How many of these links make the integration the default of an entity. */
  default_links: number;
  grants: number;
  /** Connect and reconnect links that still work. */
  connect_sessions: number;
  /** Whether the tenant's Slack messages are sent through it. If so, none are sent until the settings name another one. */
  speaks_for_tenant: boolean;
}

export async function deletionViewOf(tx: Tx, integration_id: string, now: Date): Promise<DeletionView> {
  const view = await one<DeletionView>(
    tx,
    `select
       (select coalesce(json_agg(field), '[]') from integration_credentials c, jsonb_object_keys(c.sealed->'fields') field
          where c.integration_id = $1) as credentials,
       (select count(*)::int from entity_integrations where integration_id = $1) as links,
       (select count(*)::int from entity_integrations where integration_id = $1 and is_default) as default_links,
       (select count(*)::int from grants where integration_id = $1) as grants,
       (select count(*)::int from connect_sessions where integration_id = $1 and consumed_at is null
          and revoked_at is null and expires_at > $2) as connect_sessions,
       exists (select from tenant_settings where slack_integration_id = $1) as speaks_for_tenant`,
    [integration_id, now],
  );
  return view!;
}
