import { Inject, Injectable } from '@nestjs/common';
import { AuthorizationService } from '../oauth/authorization-service';

/** Everything that remembers what has happened. */
export const memories = Symbol('memories');

/** Back to a world where nothing has happened yet. Keys, sessions' secrets and people added to Slack stay. */
@Injectable()
export class Reset {
  constructor(
    @Inject(AuthorizationService) private readonly authorization: AuthorizationService,
    @Inject(memories) private readonly memories: { clear(): void }[],
  ) {}

  everything(): void {
    for (const { code } of this.authorization.servers) this.authorization.store(code).clear();
    for (const one of this.memories) one.clear();
  }
}
