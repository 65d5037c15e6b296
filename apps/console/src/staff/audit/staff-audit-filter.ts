import { auditFilter, auditSubjects } from '../../settings/audit-entry';
import { tenantFilter } from '../tenant-filter';

export const catalogSubjects = { connection: 'Connections', capability: 'Capabilities' };

/** There are two logs: the changes of tenants, and the changes of staff to the catalog. */
export function staffAuditFilter(query: Record<string, unknown>) {
  if (query.log !== 'catalog') {
    const { shown, asked } = auditFilter(query, auditSubjects);
    const { typed, asked: tenant_id, error } = tenantFilter(query.tenant_id);
    return {
      log: 'tenants' as const,
      shown: { ...shown, tenant_id: typed },
      asked: { ...asked, tenant_id },
      error,
    };
  }
  const { shown, asked } = auditFilter(query, catalogSubjects);
  const manifest = query.manifest === 'true' ? 'true' : undefined;
  const showsManifest = manifest ?? shown.actor === 'manifest';
  return {
    log: 'catalog' as const,
    shown: { ...shown, log: 'catalog', manifest },
    asked: { ...asked, not_actor: showsManifest ? undefined : 'manifest' },
  };
}
