import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ConnectSession } from './connect-session.entity';
import { hashOf } from './secret-token';

/** Finds a session across tenants: a person who follows a link has no tenant, and the secret identifies the session. */
@Injectable()
export class FindSession {
  constructor(private readonly database: Database) {}

  byToken(token: string): Promise<ConnectSession | null> {
    return this.database.inSystem((tx) => tx.findOneBy(ConnectSession, { token_hash: hashOf(token) }));
  }

  byState(state: string): Promise<ConnectSession | null> {
    return this.database.inSystem((tx) => tx.findOneBy(ConnectSession, { state_hash: hashOf(state) }));
  }
}
