import { Database, one } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

/** A message in Teams does not say whose tenant it is for: the code in it does. */
@Injectable()
export class FindCode {
  constructor(private readonly database: Database) {}

  async tenantOf(codeHash: string): Promise<string | undefined> {
    const select = 'select tenant_id from teams_links where code_hash = $1 and code_ends_at > clock_timestamp()';
    const found = await this.database.inSystem((tx) => one<{ tenant_id: string }>(tx, select, [codeHash]));
    return found?.tenant_id;
  }
}
