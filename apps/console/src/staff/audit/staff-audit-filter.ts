import { auditFilter } from '../../settings/audit-entry';
import { tenantFilter } from '../tenant-filter';

export const catalogSubjects = { connection: 'Connections', capability: 'Capabilities' };

const subjectTypes = Object.keys(catalogSubjects) as (keyof typeof catalogSubjects)[];

/** There are two logs: the changes of tenants, and the changes of staff to the catalog. */
export function staffAuditFilter(query: Record<string, unknown>) {
  const { shown, asked } = auditFilter(query);
  if (query.log !== 'catalog') {
    const { typed, asked: tenant_id, error } = tenantFilter(query.tenant_id);
    return {
      log: 'tenants' as const,
      shown: { ...shown, tenant_id: typed },
      asked: { ...asked, tenant_id },
      error,
    };
  }
  const subject_type = subjectTypes.find((one) => one === query.subject_type);
  const manifest = query.manifest === 'true' ? 'true' : undefined;
  const showsManifest = manifest ?? shown.actor === 'manifest';
  return {
    log: 'catalog' as const,
    shown: { ...shown, log: 'catalog', subject_type, manifest },
    asked: { ...asked, subject_type, not_actor: showsManifest ? undefined : 'manifest' },
  };
}
