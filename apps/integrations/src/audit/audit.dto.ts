import { AuditQuery } from '@linesman/persistence';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

const auditSubjects = [
  'customer',
  'grant',
  'integration',
  'link',
  'subscription',
  'connect_session',
  'tenant',
  'tenant_settings',
  'usage_price',
] as const;

export class AuditFilter extends AuditQuery {
  @IsOptional() @IsIn(auditSubjects) subject_type?: (typeof auditSubjects)[number];
}

export class AllAuditFilter extends AuditFilter {
  @IsOptional() @IsUUID('loose') tenant_id?: string;
}
