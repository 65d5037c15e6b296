import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Silence } from './silence';

/** The silences that our staff made, which are about every tenant. Each process knows them as they were a moment ago. */
@Injectable()
export class SilencesEverywhere {
  private known: Silence[] = [];

  constructor(private readonly database: Database) {}

  get all(): readonly Silence[] {
    return this.known;
  }

  async follow(): Promise<void> {
    this.known = await this.database.inTenant(PLATFORM_TENANT, (tx) =>
      rows<Silence>(tx, 'select * from silences where everywhere and ends_at > now()'),
    );
  }
}
