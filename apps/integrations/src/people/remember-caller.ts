import type { AuthenticatedRequest } from '@linesman/service-kit';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { People } from './people';

/** Stores who calls, whatever they ask for. Runs after the guard that reads the token. */
@Injectable()
export class RememberCaller implements NestInterceptor {
  constructor(private readonly people: People) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() === 'http') {
      const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
      if (principal) await this.people.remember(principal);
    }
    return next.handle();
  }
}
