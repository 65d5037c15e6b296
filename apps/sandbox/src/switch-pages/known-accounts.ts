import { Injectable } from '@nestjs/common';
import { Grants } from '../oauth/grants';
import { StandIns } from '../stand-ins/find-stand-ins';
import type { StandIn } from '../stand-ins/stand-in';
import { deactivateAccount, rejectKey, removeApp } from '../switches/common-kinds';
import type { Switch, SwitchKind } from '../switches/switch';
import { Switches } from '../switches/switches';

export type AccountState =
  'connected' | 'expired' | 'not_connected' | 'deactivated' | 'key_works' | 'key_rejected' | 'app_removed';

export interface KnownAccount {
  account: string;
  name: string;
  state: AccountState;
  grants: number;
  /** The latest consent, epoch in milliseconds. */
  granted_at?: number;
  scopes: string[];
  /** What is broken for this account alone. */
  broken: Switch[];
}

/** These scopes only ask for a longer grant or for an identity; no call needs them. */
const lasting = ['offline_access', 'offline', 'refresh_token', 'openid'];

/** The accounts at a provider, and whether Linesman has access to each. */
@Injectable()
export class KnownAccounts {
  constructor(
    private readonly standIns: StandIns,
    private readonly grants: Grants,
    private readonly switches: Switches,
  ) {}

  of(standIn: StandIn): KnownAccount[] {
    const { code, access } = standIn;
    return this.standIns.accountsOf(standIn).map(({ account, name }) => {
      const broken = this.switches.list(code).filter((one) => one.account === account || one.key === account);
      const has = ({ kind }: SwitchKind): boolean => broken.some((one) => one.kind === kind);
      if (access !== 'oauth') {
        const state = has(rejectKey) ? 'key_rejected' : has(removeApp) ? 'app_removed' : 'key_works';
        return { account, name, state, grants: 0, scopes: [], broken };
      }
      const grants = this.grants.list({ provider: code, account });
      const state = ((): AccountState => {
        if (has(deactivateAccount)) return 'deactivated';
        if (grants.length === 0) return 'not_connected';
        return grants.some(({ access_tokens }) => access_tokens > 0) ? 'connected' : 'expired';
      })();
      const scopes = new Set(
        grants.flatMap(({ scope }) => scope.split(' ')).filter((it) => it && !lasting.includes(it)),
      );
      const granted = grants.map(({ granted_at }) => Date.parse(granted_at));
      return {
        account,
        name,
        state,
        grants: grants.length,
        granted_at: granted.length > 0 ? Math.max(...granted) : undefined,
        scopes: [...scopes].sort(),
        broken,
      };
    });
  }
}
