import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';

export const granteeTypes = ['role', 'user', 'service'] as const;
export type GranteeType = (typeof granteeTypes)[number];

/** Leave to execute. Nobody has any that is not written down; a tenant's admins may do everything of their tenant. */
export class ExecuteGrant {
  @IsIn(granteeTypes) grantee_type: GranteeType;
  /** A role, or the subject of a user's or service's token. */
  @IsString() @Length(1, 200) grantee: string;
  /** Every capability when absent. */
  @IsOptional() @Matches(/^[A-Z][A-Z0-9_]{1,99}$/) capability_code?: string;
}

/** Who asks, as a verified token says. */
export interface Asker {
  subject: string;
  roles: readonly string[];
}

export function mayExecute(grants: readonly ExecuteGrant[], asker: Asker, capability_code: string): boolean {
  if (asker.roles.includes('tenant_admin')) return true;
  return grants.some(
    (grant) => (grant.capability_code ?? capability_code) === capability_code && isGrantee(grant, asker),
  );
}

function isGrantee({ grantee_type, grantee }: ExecuteGrant, { subject, roles }: Asker): boolean {
  if (grantee_type === 'role') return roles.includes(grantee);
  return grantee === subject && roles.includes('service') === (grantee_type === 'service');
}
