import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Journal } from '../state/journal';
import { StateDir } from '../state/state-dir';
import { parseSwitch, type Switch, type SwitchKind } from './switch';

/** Everything that is broken on purpose right now. */
@Injectable()
export class Switches {
  private readonly journal: Journal<Switch>;

  constructor(@Inject(StateDir) state: StateDir) {
    this.journal = state.journal<Switch>('switches');
  }

  list(provider?: string): Switch[] {
    return this.journal.values().filter((one) => !provider || one.provider === provider);
  }

  add(body: unknown): Switch {
    const added = parseSwitch(body, randomBytes(4).toString('hex'));
    this.journal.set(added.id, added);
    return added;
  }

  remove(id: string): void {
    this.journal.delete(id);
  }

  clear(provider?: string): void {
    for (const { id } of this.list(provider)) this.journal.delete(id);
  }

  /** The first that applies, counted down where it works a number of times only. */
  take(provider: string, kind: SwitchKind, applies: (one: Switch) => boolean = () => true): Switch | undefined {
    const found = this.list(provider).find((one) => one.kind === kind && applies(one));
    if (found?.times !== undefined) {
      if (found.times <= 1) this.journal.delete(found.id);
      else this.journal.set(found.id, { ...found, times: found.times - 1 });
    }
    return found;
  }
}
