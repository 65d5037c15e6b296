import type { DefaultLevel, IntegrationStatus } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import type { EntityRef } from './entity-ref';

/** One level at which a default may be found, and the entity to look at. */
export type Step = EntityRef & { level: DefaultLevel };

export interface FoundDefault {
  level: DefaultLevel;
  integration_id: string;
  tenant_id: string;
  connection_code: string;
  status: IntegrationStatus;
  status_reason: string | null;
}

/** What default integrations are looked for: those for a purpose, of one connection if it is named. */
export interface WantedDefault {
  tenant_id: string;
  purpose: string;
  connection_code?: string;
}

/** One tenant's default integrations at these levels, in their order. Deleted integrations are left out. */
export function findDefaults(
  tx: Tx,
  { tenant_id, purpose, connection_code }: WantedDefault,
  steps: Step[],
): Promise<FoundDefault[]> {
  return rows<FoundDefault>(
    tx,
    `select s.level, i.integration_id, i.tenant_id, i.connection_code, i.status, i.status_reason
     from unnest($3::text[], $4::text[], $5::text[]) with ordinality as s(level, entity_type, entity_id, place)
     join entity_integrations l using (entity_type, entity_id)
     join integrations i on i.integration_id = l.integration_id and i.tenant_id = l.tenant_id and i.deleted_at is null
     where l.tenant_id = $1 and l.purpose = $2 and l.is_default
       and ($6::text is null or i.connection_code = $6)
     order by s.place`,
    [
      tenant_id,
      purpose,
      steps.map((step) => step.level),
      steps.map((step) => step.entity_type),
      steps.map((step) => step.entity_id),
      connection_code ?? null,
    ],
  );
}
