import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

/** A browser asks before it sends the token: all that is known then is the page's origin. */
@Injectable()
export class KnownOrigins {
  constructor(private readonly database: Database) {}

  async has(origin: string): Promise<boolean> {
    const rows = (await this.database.inSystem((tx) =>
      tx.query('select 1 from tenant_settings where page_origins @> array[$1::text] limit 1', [origin]),
    )) as unknown[];
    return rows.length > 0;
  }
}
