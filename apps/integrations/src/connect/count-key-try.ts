import { changed, Database, one } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { ConnectSession } from './connect-session.entity';

const MOST_KEYS_OF_LINK = 20;
/** Through the links of the last day. */
const MOST_KEYS_OF_TENANT = 500;

/** Each key that somebody enters is tried at the provider, in the tenant's name: nobody may try any number. */
@Injectable()
export class CountKeyTry {
  constructor(private readonly database: Database) {}

  /** @returns false if no more key may be tried with this link, or with the links of this tenant. */
  count({ tenant_id, session_id }: ConnectSession): Promise<boolean> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const counted = await changed(
        tx,
        'update connect_sessions set key_tries = key_tries + 1 where session_id = $1 and key_tries < $2',
        [session_id, MOST_KEYS_OF_LINK],
      );
      const { tries } = (await one<{ tries: number }>(
        tx,
        `select coalesce(sum(key_tries), 0)::int as tries from connect_sessions
         where tenant_id = $1 and created_at > clock_timestamp() - interval '1 day'`,
        [tenant_id],
      ))!;
      return counted > 0 && tries <= MOST_KEYS_OF_TENANT;
    });
  }
}
