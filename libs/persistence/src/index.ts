export { afterCommit } from './after-commit';
export { AuditQuery, type AuditView, readAuditLog, readAuditLogOfTenants } from './audit-log';
export { createDataSource } from './data-source';
export { Database, type Tx } from './database';
export { eraseTenantRows } from './erase-tenant-rows';
export { migrate, schemaDrift } from './migrate';
export { type DatabaseUrls, openDatabase, PersistenceModule } from './persistence.module';
export type { ServiceSchema } from './service-schema';
export { rolesOfSchema, wallOff } from './wall-off';
