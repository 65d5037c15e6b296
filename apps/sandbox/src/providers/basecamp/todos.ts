import { Injectable } from '@nestjs/common';
import type { Journal } from '../../state/journal';
import { StateDir } from '../../state/state-dir';
import type { BasecampAccount } from './accounts';
import { idOf, type Recording, todo, todolistOf } from './records';

interface Kept {
  account: string;
  list: number;
  value: Recording;
}

/** The to-dos that were added here; there are none at first. */
@Injectable()
export class BasecampTodos {
  private readonly kept: Journal<Kept>;

  constructor(state: StateDir) {
    this.kept = state.journal<Kept>('basecamp-todos', { keep: 5_000 });
  }

  /** Newest first. */
  all({ account }: BasecampAccount, list?: number): Recording[] {
    const mine = this.kept.values().filter((one) => one.account === account && (!list || one.list === list));
    return mine.map(({ value }) => value).reverse();
  }

  /** Each project has one list. */
  hasList(owner: BasecampAccount, id: number): boolean {
    return this.projectOf(owner, id) >= 0;
  }

  add(owner: BasecampAccount, list: number, asked: Record<string, unknown>): Recording {
    const id = idOf(`${owner.account}/todo/${this.kept.size}/${Date.now()}`);
    return this.keep(owner, list, todo(owner, { id: list, n: this.projectOf(owner, list) }, asked, id));
  }

  change(owner: BasecampAccount, id: number, fields: Record<string, unknown>): Recording | undefined {
    const known = this.kept.get(`${owner.account}:${id}`);
    return known && this.keep(owner, known.list, { ...known.value, ...fields, updated_at: new Date().toISOString() });
  }

  private keep({ account }: BasecampAccount, list: number, value: Recording): Recording {
    this.kept.set(`${account}:${value.id}`, { account, list, value });
    return value;
  }

  private projectOf(owner: BasecampAccount, list: number): number {
    return Array.from({ length: owner.projects }, (_, n) => todolistOf(owner, n)).indexOf(list);
  }
}
