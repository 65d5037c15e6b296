import { Injectable } from '@nestjs/common';
import type { Journal } from '../../state/journal';
import { StateDir } from '../../state/state-dir';
import { selfSigned } from './self-signed';

const DAY_MS = 86_400_000;
const YEARS = 3 * 365;

/** The certificates of each account by what they are for. Each is made once, so that its fingerprint stays the same. */
@Injectable()
export class Certificates {
  private readonly journal: Journal<string>;

  constructor(state: StateDir) {
    this.journal = state.journal('sso-certificates');
  }

  /** @param days until it ends; negative for one that has ended. */
  of(
    account: string,
    purpose: 'current' | 'next' | 'expired' | `ends in ${number} days`,
    days: number = YEARS,
  ): string {
    const key = `${account} ${purpose}`;
    const known = this.journal.get(key);
    if (known) return known;
    const now = Date.now();
    const until = new Date(now + days * DAY_MS);
    const made = selfSigned(`${account}.example`, {
      from: new Date(Math.min(now, until.getTime()) - YEARS * DAY_MS),
      until,
    });
    this.journal.set(key, made);
    return made;
  }
}
