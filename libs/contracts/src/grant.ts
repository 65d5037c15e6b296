import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';

export const granteeTypes = ['role', 'user', 'service'] as const;
export type GranteeType = (typeof granteeTypes)[number];

/** Permission to execute. Without a grant only the tenant's admins may, for all integrations of their tenant. */
export class ExecuteGrant {
  @IsIn(granteeTypes) grantee_type: GranteeType;
  /** A role, or the subject of a user's or service's token. */
  @IsString() @Length(1, 200) grantee: string;
  /** If absent, every capability. */
  @IsOptional() @Matches(/^[A-Z][A-Z0-9_]{1,99}$/) capability_code?: string;
}

/** Who wants to execute, from a verified token. */
export interface Executor {
  subject: string;
  roles: readonly string[];
}

export function mayExecute(grants: readonly ExecuteGrant[], executor: Executor, capability_code: string): boolean {
  if (executor.roles.includes('tenant_admin')) return true;
  return grants.some(
    (grant) => (grant.capability_code ?? capability_code) === capability_code && isGrantee(grant, executor),
  );
}

function isGrantee({ grantee_type, grantee }: ExecuteGrant, { subject, roles }: Executor): boolean {
  if (grantee_type === 'role') return roles.includes(grantee);
  return grantee === subject && roles.includes('service') === (grantee_type === 'service');
}
