import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { loadFolder } from '../load-folder';
import { type Action, isAction } from './action';

/** The actions that documents may name: each file in `actions/` is one. */
@Injectable()
export class ActionRegistry {
  private readonly actions = new Map<string, Action>();

  constructor() {
    this.addFolder(join(__dirname, 'actions'));
  }

  addFolder(folder: string): void {
    for (const { name, exported } of loadFolder(folder)) {
      if (!isAction(exported.default)) throw new Error(`${join(folder, name)}: export default defineAction({…})`);
      if (this.actions.has(name)) throw new Error(`two actions are named ${name}`);
      this.actions.set(name, exported.default);
    }
  }

  get names(): string[] {
    return [...this.actions.keys()].sort();
  }

  get(name: string): Action | undefined {
    return this.actions.get(name);
  }
}
