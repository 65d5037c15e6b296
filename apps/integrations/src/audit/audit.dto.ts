import { PageQuery } from '@linesman/service-kit';
import { Type } from 'class-transformer';
import { IsDate, IsIn, IsOptional, IsString, Length } from 'class-validator';

export const auditSubjects = [
  'customer',
  'grant',
  'integration',
  'link',
  'subscription',
  'connect_session',
  'tenant_settings',
] as const;
export type AuditSubject = (typeof auditSubjects)[number];

export class AuditFilter extends PageQuery {
  @IsOptional() @IsIn(auditSubjects) subject_type?: AuditSubject;
  @IsOptional() @IsString() @Length(1, 500) subject_id?: string;
  @IsOptional() @IsString() @Length(1, 200) actor?: string;
  /** e.g. `integration.updated`. */
  @IsOptional() @IsString() @Length(1, 100) action?: string;
  @IsOptional() @Type(() => Date) @IsDate() from?: Date;
  /** Up to and not including. */
  @IsOptional() @Type(() => Date) @IsDate() to?: Date;
}

export interface AuditView {
  id: number;
  at: Date;
  /** A token's subject, `service:<name>`, or `link:<session>`. */
  actor: string;
  action: string;
  subject_type: AuditSubject;
  subject_id: string;
  detail: Record<string, unknown>;
  correlation_id: string | null;
}
