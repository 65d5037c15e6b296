import { assessReadiness, type AssessReadinessAnswer, type ReadinessStatus } from '@linesman/contracts';
import type { World } from './start-world';

interface Asked {
  subject?: string;
  providers?: string[];
  force_refresh?: boolean;
  roles?: string[];
}

/** Asks as a service of the platform, about its user ann. */
export class AskingReadiness {
  private readonly platform: ReturnType<World['rpcAs']>;

  constructor(private readonly world: World) {
    this.platform = world.rpcAs('platform');
  }

  async assess(tenant_id: string, { roles = ['service'], ...asked }: Asked = {}): Promise<AssessReadinessAnswer> {
    const token = await this.world.issuer.token({ tenant: tenant_id, roles });
    return this.platform.call(assessReadiness, { tenant_id, subject: 'ann', ...asked }, 5_000, token);
  }

  /** The user calls once, so that their roles are known. */
  async signIn(tenant: string, subject: string, role: string): Promise<void> {
    const authorization = `Bearer ${await this.world.issuer.token({ tenant, subject, roles: [role] })}`;
    await this.world.app.inject({ method: 'GET', url: '/my-rights', headers: { authorization } });
  }

  async dropbox(tenant_id: string, more: Asked = {}): Promise<ReadinessStatus> {
    const { statuses } = await this.assess(tenant_id, { providers: ['dropbox'], ...more });
    return statuses[0]!;
  }
}
