import { Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

/** A browser's preflight carries no token, so only the origin of the page is known, not the tenant. */
@Injectable()
export class KnownOrigins {
  constructor(private readonly database: Database) {}

  async has(origin: string): Promise<boolean> {
    const found = await this.database.inSystem((tx) =>
      rows(tx, 'select 1 from tenant_settings where page_origins @> array[$1::text] limit 1', [origin]),
    );
    return found.length > 0;
  }
}
