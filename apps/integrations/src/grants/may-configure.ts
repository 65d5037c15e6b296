import { Database, type Tx } from '@linesman/persistence';
import { type AuthenticatedRequest, type Principal, Problem, Roles } from '@linesman/service-kit';
import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { IsNull } from 'typeorm';
import { Integration } from '../integration-record/integration.entity';
import { grantedTo, type IntegrationRight, ownProviders, rightsOn } from './my-rights';

/** What a person may set of an integration of their own without a grant. */
const ownFields = ['connection_code', 'name', 'status', 'user_id', 'config', 'metadata', 'credentials'];

interface Asked {
  principal: Principal;
  integration_id?: string;
  body: Record<string, unknown>;
}

function askedBy(context: ExecutionContext): Asked {
  const { principal, body, params } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new Error('a guard of integrations on a route without a principal');
  const fields = (body ?? {}) as Record<string, unknown>;
  const named = { ...fields, ...(params as object) } as { integration_id?: unknown };
  const integration_id = isUUID(named.integration_id) ? named.integration_id : undefined;
  return { principal, body: fields, integration_id: integration_id as string | undefined };
}

const notGranted = (detail = 'Ask an admin of your tenant for a grant to configure this.'): Problem =>
  new Problem(403, 'not-granted', detail);

async function rightsOf(tx: Tx, { principal, integration_id }: Asked): Promise<IntegrationRight[]> {
  const granted = await grantedTo(tx, principal);
  if (granted.everything) return ['manage', 'configure'];
  const row = integration_id && (await tx.findOneBy(Integration, { integration_id, deleted_at: IsNull() }));
  return row ? rightsOn(principal, row, granted) : [];
}

/**
 * Admits tenant admins, and everybody with a grant to configure the integration that the path or the body names. A
 * request that names none takes a grant for the whole tenant.
 */
@Injectable()
export class MayConfigure implements CanActivate {
  constructor(private readonly database: Database) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const asked = askedBy(context);
    const rights = await this.database.inTenant(asked.principal.tenantId, (tx) => rightsOf(tx, asked));
    if (!rights.includes('configure')) throw notGranted();
    return true;
  }
}

/** Admits the owner of the integration too, and whoever connects an own account at a provider that is enabled. */
@Injectable()
export class MayManage implements CanActivate {
  constructor(private readonly database: Database) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const asked = askedBy(context);
    await this.database.inTenant(asked.principal.tenantId, async (tx) => {
      const rights = await rightsOf(tx, asked);
      if (rights.includes('configure')) return;
      const own = rights.includes('manage') || (!asked.integration_id && (await this.connectsOwn(tx, asked)));
      if (!own) throw notGranted();
      refuseMoreThanOwn(asked);
    });
    return true;
  }

  private async connectsOwn(tx: Tx, { principal, body }: Asked): Promise<boolean> {
    const providers = await ownProviders(tx, principal);
    return body.user_id === principal.subject && providers.includes(body.connection_code as string);
  }
}

function refuseMoreThanOwn({ body, principal }: Asked): void {
  const more = Object.keys(body).find((field) => !ownFields.includes(field) && body[field] !== undefined);
  const field = more ?? (body.user_id !== undefined && body.user_id !== principal.subject ? 'user_id' : undefined);
  if (field) throw notGranted(`Ask an admin of your tenant: ${field} is not yours to set.`);
}

const everybody = Roles('tenant_admin', 'csm', 'member', 'service');

/** Marks a route that changes what an integration is for. */
export const Configuring = (): MethodDecorator => applyDecorators(everybody, UseGuards(MayConfigure));

/** Marks a route that an integration's owner may use too. */
export const Managing = (): MethodDecorator => applyDecorators(everybody, UseGuards(MayManage));
