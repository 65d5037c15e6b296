import type { Tx } from '@linesman/persistence';

/** What goes along with an integration. */
export interface DeletionView {
  /** Names of the stored secrets. */
  credentials: string[];
  links: number;
  /** Of these links, those by which the integration is an entity's default. */
  default_links: number;
  grants: number;
  /** Links to connect it that still work. */
  connect_sessions: number;
  /** The tenant's Slack messages go through it: they will have no way until the settings name another. */
  speaks_for_tenant: boolean;
}

export async function whatGoes(tx: Tx, integration_id: string, now: Date): Promise<DeletionView> {
  const [view] = (await tx.query(
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
  )) as [DeletionView];
  return view;
}
