import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { filter, type Subscription } from 'rxjs';
import { AccessChanges, type AccessChange } from '../state/access-changes';
import { Changes } from '../state/changes';
import { deactivateAccount, removeApp } from '../switches/common-kinds';
import { Switches } from '../switches/switches';

type Change = AccessChange['change'];

/** What a switch means for Linesman's access when it is turned on, and when it is turned off. */
const meanings: Record<string, { on: Change; off?: Change }> = {
  [removeApp.kind]: { on: 'removed' },
  [deactivateAccount.kind]: { on: 'deactivated', off: 'activated' },
};

/** Tells of switches that end, or give back, Linesman's access to an account. */
@Injectable()
export class FollowSwitches implements OnApplicationBootstrap, OnApplicationShutdown {
  private known = new Map<string, AccessChange & { off?: Change }>();
  private following?: Subscription;

  constructor(
    private readonly switches: Switches,
    private readonly changes: Changes,
    private readonly access: AccessChanges,
  ) {}

  onApplicationBootstrap(): void {
    this.known = this.read();
    this.following = this.changes.pipe(filter((name) => name === 'switches')).subscribe(() => this.follow());
  }

  onApplicationShutdown(): void {
    this.following?.unsubscribe();
  }

  private follow(): void {
    const [before, now] = [this.known, this.read()];
    this.known = now;
    for (const [id, { provider, account, change }] of now)
      if (!before.has(id)) this.access.next({ provider, account, change });
    for (const [id, { provider, account, off }] of before)
      if (!now.has(id) && off) this.access.next({ provider, account, change: off });
  }

  private read() {
    return new Map(
      this.switches.list().flatMap(({ id, provider, kind, account }) => {
        const meaning = meanings[kind];
        return meaning && account ? [[id, { provider, account, change: meaning.on, off: meaning.off }] as const] : [];
      }),
    );
  }
}
