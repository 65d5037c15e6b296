import { Database } from '@linesman/persistence';
import { type AuthenticatedRequest, Problem } from '@linesman/service-kit';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';

/** Tokens outlive their tenant for a while; with them nothing can be made anew. Runs once a guard knows who asks. */
@Injectable()
export class RefuseErased implements NestInterceptor {
  constructor(private readonly database: Database) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() === 'http') await this.refuse(context.switchToHttp().getRequest<AuthenticatedRequest>());
    return next.handle();
  }

  private async refuse({ method, principal, url }: AuthenticatedRequest): Promise<void> {
    if (!principal || method === 'GET' || (method === 'DELETE' && url === '/tenant')) return;
    const rows = (await this.database.inTenant(principal.tenantId, (tx) =>
      tx.query('select 1 from erased_tenants where tenant_id = $1', [principal.tenantId]),
    )) as unknown[];
    if (rows.length > 0)
      throw new Problem(410, 'tenant-erased', 'Your tenant was erased: nothing can be made or changed in it any more.');
  }
}
