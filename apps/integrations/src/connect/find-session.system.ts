import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ConnectSession } from './connect-session.entity';
import { hashOf } from './secret-token';

/** Who follows a link has no tenant: the secret says whose session it is. */
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
