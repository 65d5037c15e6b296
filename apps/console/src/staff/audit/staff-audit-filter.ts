import { textOf } from '../../pages/query-string';
import { auditFilter } from '../../settings/audit-entry';
import { tenantFilter } from '../tenant-filter';

export const catalogSubjects = { connection: 'Connections', capability: 'Capabilities' };

type Asked = Record<string, string | undefined>;

/** Of two logs one: what tenants did, and what staff did to the catalog. */
export function staffAuditFilter(query: Record<string, unknown>): {
  log: 'tenants' | 'catalog';
  shown: Asked;
  asked: Asked;
  error?: string;
} {
  const { shown, asked } = auditFilter(query);
  if (query.log !== 'catalog') {
    const { typed, asked: tenant_id, error } = tenantFilter(query.tenant_id);
    return { log: 'tenants', shown: { ...shown, tenant_id: typed }, asked: { ...asked, tenant_id }, error };
  }
  const given = textOf(query.subject_type);
  const subject_type = Object.hasOwn(catalogSubjects, given) ? given : undefined;
  const manifest = query.manifest === 'true' || shown.actor === 'manifest';
  return {
    log: 'catalog',
    shown: { ...shown, log: 'catalog', subject_type, manifest: query.manifest === 'true' ? 'true' : undefined },
    asked: { ...asked, subject_type, not_actor: manifest ? undefined : 'manifest' },
  };
}
