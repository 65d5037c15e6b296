import { changed, Database, one, type Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PROVIDERS } from '../providers';
import { askMembers } from './ask-members';
import { decideOutage, outagePolicy, type Phase, reaches } from './decide-outage';
import { joinMembers, releaseMembers } from './follow-members';
import { judgedProviders } from './judged-providers';
import { readEvidence, type Suspect } from './read-evidence';
import { TellTenants } from './tell-tenants';
import { type FaultFacts, whoseOutage } from './whose-outage';

const EVERY_MS = 5_000;

const alone = `select pg_try_advisory_xact_lock(hashtext('outages ' || current_schema())) as taken`;

/**
 * Opens, follows and closes outages over all tenants, from what the health rows say. It reads and keeps everything in
 * tables, so it goes on after a restart, and one process does it at a time. Observations know nothing of it.
 */
@Injectable()
export class FollowOutages implements OnApplicationBootstrap {
  private readonly connectionCodes: string[];

  constructor(
    private readonly database: Database,
    private readonly tenants: TellTenants,
    private readonly periodic: Periodic,
    @Inject(PROVIDERS) providers: Providers,
  ) {
    this.connectionCodes = judgedProviders(providers).map(({ connection_code }) => connection_code);
  }

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'following outages', () => this.follow());
  }

  /** @returns whether this process did it, and no other one at the time. */
  follow(): Promise<boolean> {
    return this.database.inSystem(async (tx) => {
      if (!(await one<{ taken: boolean }>(tx, alone))?.taken) return false;
      await releaseMembers(tx);
      const suspects = await readEvidence(tx, this.connectionCodes, outagePolicy);
      if (suspects.length === 0) return true;
      for (const suspect of suspects) await this.decide(tx, suspect, suspects);
      await joinMembers(tx, outagePolicy.open.window_seconds);
      await this.tenants.tell(tx);
      await askMembers(
        tx,
        suspects.map(({ connection_code }) => connection_code),
      );
      return true;
    });
  }

  private async decide(tx: Tx, suspect: Suspect, all: Suspect[]): Promise<void> {
    const next = decideOutage(suspect, suspect, outagePolicy);
    const { outage_id, connection_code, phase, cause } = suspect;
    if (phase === 'none' && next === 'none') return;
    // Later the provider, or our way to it, may work again while others of its integrations still wait for a call.
    const deciding = suspect.open_seconds <= outagePolicy.deciding_seconds;
    const party = deciding ? whoseOutage(factsOf(suspect, all)) : null;
    if (outage_id) await changed(tx, moves[next], [outage_id, party, cause]);
    else await changed(tx, open, [connection_code, party, cause]);
  }
}

const factsOf = (suspect: Suspect, all: Suspect[]): FaultFacts => ({
  canary: suspect.canary,
  by_network: isByNetwork(suspect),
  others_by_network: all.some((other) => other !== suspect && isByNetwork(other)),
});

/** Most of so many failing integrations that it is, or would be, an outage. */
const isByNetwork = (suspect: Suspect): boolean =>
  2 * suspect.by_network > suspect.failing && reaches(suspect, outagePolicy.open);

const open = 'insert into provider_outages (connection_code, party_at_fault, cause) values ($1, $2, $3)';

const move = (set: string): string => `update provider_outages
  set party_at_fault = coalesce($2, party_at_fault), cause = coalesce($3, cause), ${set} where outage_id = $1`;
/** What each phase writes into the row of an outage; after `recovering`, `none` closes it. */
const moves: Record<Phase, string> = {
  open: move('recovering_since = null'),
  recovering: move('recovering_since = coalesce(recovering_since, now())'),
  none: move('closed_at = now()'),
};
