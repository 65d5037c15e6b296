import { Database, rows } from '@linesman/persistence';
import { type AuthenticatedRequest, Problem } from '@linesman/service-kit';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';

/** Refuses changes in an erased tenant, whose access tokens may still be valid. Runs after the guard that reads the token. */
@Injectable()
export class RefuseErased implements NestInterceptor {
  constructor(private readonly database: Database) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() === 'http') await this.refuse(context.switchToHttp().getRequest<AuthenticatedRequest>());
    return next.handle();
  }

  private async refuse({ method, principal, url }: AuthenticatedRequest): Promise<void> {
    if (!principal || method === 'GET' || (method === 'DELETE' && url === '/tenant')) return;
    const found = await this.database.inTenant(principal.tenantId, (tx) =>
      rows(tx, 'select 1 from erased_tenants where tenant_id = $1', [principal.tenantId]),
    );
    if (found.length > 0)
      throw new Problem(
        410,
        'tenant-erased',
        'Your tenant was erased: nothing can be created or changed in it any more.',
      );
  }
}
