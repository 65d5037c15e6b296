import { AuditQuery } from '@linesman/persistence';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

export const auditSubjects = [
  'customer',
  'grant',
  'integration',
  'link',
  'subscription',
  'connect_session',
  'tenant',
  'tenant_settings',
] as const;
export type AuditSubject = (typeof auditSubjects)[number];

export class AuditFilter extends AuditQuery {
  @IsOptional() @IsIn(auditSubjects) subject_type?: AuditSubject;
}

export class AllAuditFilter extends AuditFilter {
  @IsOptional() @IsUUID('loose') tenant_id?: string;
}
