import { Inject, Injectable } from '@nestjs/common';
import { Grants } from '../control/grants';
import { oauthProviders, type Provider } from '../traffic/providers';
import { World } from '../world/world';
import type { Switch } from './switch';
import { Switches } from './switches';

export type AccountState = 'connected' | 'expired' | 'not_connected' | 'deactivated' | 'key_works' | 'key_rejected';

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

const isOAuth = (provider: Provider): boolean => oauthProviders.some((code) => code === provider);
/** Ways of saying "for longer", which no call needs. */
const lasting = ['offline_access', 'offline', 'refresh_token', 'openid'];

/** Who has something at a provider, and how it stands with Linesman's access to it. */
@Injectable()
export class KnownAccounts {
  constructor(
    @Inject(World) private readonly world: World,
    @Inject(Grants) private readonly grants: Grants,
    @Inject(Switches) private readonly switches: Switches,
  ) {}

  of(provider: Provider): KnownAccount[] {
    return this.names(provider).map(([account, name]) => {
      const broken = this.switches.list(provider).filter((one) => one.account === account || one.key === account);
      const has = (kind: Switch['kind']): boolean => broken.some((one) => one.kind === kind);
      if (!isOAuth(provider)) {
        const state = has('reject_key') ? 'key_rejected' : 'key_works';
        return { account, name, state, grants: 0, scopes: [], broken };
      }
      const grants = this.grants.list({ provider, account });
      const granted = grants.map(({ granted_at }) => Date.parse(granted_at));
      const state = ((): AccountState => {
        if (has('deactivate_account')) return 'deactivated';
        if (grants.length === 0) return 'not_connected';
        return grants.some(({ access_tokens }) => access_tokens > 0) ? 'connected' : 'expired';
      })();
      const scopes = new Set(
        grants.flatMap(({ scope }) => scope.split(' ')).filter((it) => it && !lasting.includes(it)),
      );
      return {
        ...{ account, name, state, grants: grants.length, scopes: [...scopes].sort(), broken },
        ...(granted.length > 0 ? { granted_at: Math.max(...granted) } : {}),
      };
    });
  }

  private names(provider: Provider): [account: string, name: string][] {
    const { provider_accounts, tenants } = this.world;
    if (provider === 'slack') return tenants.map(({ slack }) => [slack.team_id, slack.team_name]);
    if (provider === 'idp') return [];
    return provider_accounts[provider].map(({ account, name }) => [account, name]);
  }
}
