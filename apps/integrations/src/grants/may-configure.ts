import { Database, rows } from '@linesman/persistence';
import { type AuthenticatedRequest, type Principal, Problem, Roles } from '@linesman/service-kit';
import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import { isUUID } from 'class-validator';

/**
 * Admits tenant admins, and everybody with a grant to configure the integration that the path or the body names. A
 * request that names no integration creates one, which takes a grant for the whole tenant.
 */
@Injectable()
export class MayConfigure implements CanActivate {
  constructor(private readonly database: Database) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { principal } = request;
    if (!principal) throw new Error('MayConfigure on a route without a principal');
    if (principal.roles.includes('tenant_admin')) return true;
    const named = { ...(request.body as object | undefined), ...(request.params as object) } as {
      integration_id?: string;
    };
    const integration_id = isUUID(named.integration_id) ? named.integration_id : undefined;
    if (await this.isGranted(principal, integration_id)) return true;
    throw new Problem(403, 'not-granted', 'Ask an admin of your tenant for a grant to configure this.');
  }

  private async isGranted({ tenantId, subject, roles }: Principal, integration_id?: string): Promise<boolean> {
    const found = await this.database.inTenant(tenantId, (tx) =>
      rows(
        tx,
        `select 1 from grants where action = 'configure' and (integration_id is null or integration_id = $1)
           and (grantee_type = 'role' and grantee = any($2) or grantee_type = $3 and grantee = $4) limit 1`,
        [integration_id, roles, roles.includes('service') ? 'service' : 'user', subject],
      ),
    );
    return found.length > 0;
  }
}

/** Marks a route that changes integrations. */
export const Configuring = (): MethodDecorator =>
  applyDecorators(Roles('tenant_admin', 'csm', 'member', 'service'), UseGuards(MayConfigure));
