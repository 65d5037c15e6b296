import { Injectable } from '@nestjs/common';
import type { Journal } from '../../../src/state/journal';
import { StateDir } from '../../../src/state/state-dir';

@Injectable()
export class Ships {
  readonly journal: Journal<{ name: string }>;

  constructor(state: StateDir) {
    this.journal = state.journal('harbour-ships');
  }
}
