import { type GranteeType, granteeTypes } from '@linesman/contracts';
import { invalidFields, PageQuery } from '@linesman/service-kit';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

const grantActions = ['configure', 'execute'] as const;
export type GrantAction = (typeof grantActions)[number];

/** Tenant admins need no grant, and staff belong to no tenant, so neither role can be granted anything. */
const grantableRoles = ['csm', 'member', 'service'];

export class GrantBody {
  /** If absent, the grant holds for every integration of the tenant, future ones included. */
  @IsOptional() @IsUUID() integration_id?: string;
  @IsIn(grantActions) action: GrantAction;
  /** Only with `execute`. If absent, the grant holds for every capability. */
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{1,99}$/, { message: 'capability_code must be capital letters, digits and underscores' })
  capability_code?: string;
  @IsIn(granteeTypes) grantee_type: GranteeType;
  /** A role, or the subject of the token of a user or service. */
  @IsString() @Length(1, 200) grantee: string;
}

export class GrantFilter extends PageQuery {
  @IsOptional() @IsUUID() integration_id?: string;
  @IsOptional() @IsIn(grantActions) action?: GrantAction;
  @IsOptional() @IsIn(granteeTypes) grantee_type?: GranteeType;
  @IsOptional() @IsString() @Length(1, 200) grantee?: string;
}

export interface GrantView {
  grant_id: string;
  integration_id: string | null;
  action: GrantAction;
  capability_code: string | null;
  grantee_type: GranteeType;
  grantee: string;
  created_by: string;
  created_at: Date;
}

export const grantColumns =
  'grant_id, integration_id, action, capability_code, grantee_type, grantee, created_by, created_at';

export function refuseInvalidGrant({ action, capability_code, grantee_type, grantee }: GrantBody): void {
  if (action === 'configure' && capability_code)
    throw invalidFields([{ field: 'capability_code', message: 'is only for the action execute' }]);
  if (grantee_type === 'role' && !grantableRoles.includes(grantee))
    throw invalidFields([{ field: 'grantee', message: `must be one of the roles ${grantableRoles.join(', ')}` }]);
}
