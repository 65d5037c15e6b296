import { Database, rows } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';

const KEPT_MS = 1_000;

/**
 * A browser's preflight carries no token, so only the origin of the page is known, not the tenant. Anybody can send one,
 * so they are answered from memory.
 */
@Injectable()
export class KnownOrigins {
  private known: Promise<Set<string>> = Promise.resolve(new Set());
  private until = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async has(origin: string): Promise<boolean> {
    const now = this.clock.now().getTime();
    if (now >= this.until) {
      this.until = now + KEPT_MS;
      this.known = this.read();
    }
    return (await this.known).has(origin);
  }

  private async read(): Promise<Set<string>> {
    try {
      const found = await this.database.inSystem((tx) =>
        rows<{ origin: string }>(tx, 'select distinct unnest(page_origins) as origin from tenant_settings'),
      );
      return new Set(found.map(({ origin }) => origin));
    } catch (error) {
      this.until = 0;
      throw error;
    }
  }
}
