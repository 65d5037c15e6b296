import { Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

/**
 * A browser's preflight carries no token, so only the origin of the page is known, not the tenant. Anybody can send one,
 * so those that arrive meanwhile share the next question to the database: a process asks one at a time.
 */
@Injectable()
export class KnownOrigins {
  private asking: Promise<unknown> = Promise.resolve();
  private next?: Promise<Set<string>>;

  constructor(private readonly database: Database) {}

  async has(origin: string): Promise<boolean> {
    this.next ??= this.asking.then(() => {
      this.next = undefined;
      const answer = this.read();
      this.asking = answer.catch(() => undefined);
      return answer;
    });
    return (await this.next).has(origin);
  }

  private async read(): Promise<Set<string>> {
    const found = await this.database.inSystem((tx) =>
      rows<{ origin: string }>(tx, 'select distinct unnest(page_origins) as origin from tenant_settings'),
    );
    return new Set(found.map(({ origin }) => origin));
  }
}
