import { type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

/** What the pages offer the visitor to configure. The integrations service decides again when the visitor does it. */
export class Rights {
  constructor(
    readonly all: boolean,
    private readonly ids: ReadonlySet<string> = new Set(),
  ) {}

  includes(integration_id: string): boolean {
    return this.all || this.ids.has(integration_id);
  }
}

@Injectable()
export class LoadRights {
  constructor(private readonly api: ServiceApi) {}

  /** @throws Problem 403 before a form is shown that the service would refuse. */
  async requireFor(principal: Principal, token: string, integration_id: string): Promise<void> {
    if ((await this.of(principal, token)).includes(integration_id)) return;
    throw new Problem(
      403,
      'not-granted',
      'You can see this integration, but not change it. An administrator can do it, or grant you the right.',
    );
  }

  async of({ roles }: Principal, token: string): Promise<Rights> {
    if (roles.includes('tenant_admin')) return new Rights(true);
    const { data } = await part(this.api.get('/integrations/my-grants', token));
    const granted = (data?.items ?? []).filter(({ action }) => action === 'configure');
    const ids = granted.map(({ integration_id }) => integration_id);
    return new Rights(ids.includes(null), new Set(ids.filter((id) => id !== null)));
  }
}
