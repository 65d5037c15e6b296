import { type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Integration, MyRights } from '../../upstream/answers';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';

/** What the pages of an integration offer the visitor. The integrations service decides again when they do it. */
export interface Rights {
  /** Connect, reconnect, rename, pause and delete it, and change its settings; its owner may too. */
  may_manage: boolean;
  /** Also change its owner, its purpose, whether it is critical, and its links. */
  may_configure: boolean;
}

/** While the services are updated, an older process answers without `my_rights`: then nothing is offered. */
type Granted = Partial<Pick<Integration, 'my_rights'>>;

export const rightsOn = ({ my_rights = [] }: Granted): Rights => ({
  may_manage: my_rights.includes('manage'),
  may_configure: my_rights.includes('configure'),
});

/** @throws Problem 403 before a form is shown that the service would refuse. */
export function requireRight(integration: Granted, right: keyof Rights): void {
  if (rightsOn(integration)[right]) return;
  throw new Problem(
    403,
    'not-granted',
    'You can see this integration, but not change it. An administrator can do it, or grant you the right.',
  );
}

/** What the visitor may create. */
export class RightToCreate {
  constructor(private readonly rights: MyRights) {}

  /** Also for the workspace, a customer or somebody else. */
  get for_others(): boolean {
    return this.rights.configure;
  }

  get some(): boolean {
    return this.for_others || this.rights.connect_own.length > 0;
  }

  allows(connection_code: string): boolean {
    return this.for_others || this.rights.connect_own.includes(connection_code);
  }
}

@Injectable()
export class LoadRights {
  constructor(private readonly api: ServiceApi) {}

  async toCreate({ roles }: Principal, token: string): Promise<RightToCreate> {
    if (roles.includes('tenant_admin')) return new RightToCreate({ configure: true, connect_own: [] });
    const { data } = await part(this.api.get('/v1/my-rights', token));
    return new RightToCreate(data ?? { configure: false, connect_own: [] });
  }

  /** @throws Problem 403 as `requireRight`. */
  async requireOn(integration_id: string, right: keyof Rights, token: string): Promise<void> {
    const path = { integration_id };
    requireRight(await this.api.get('/v1/integrations/{integration_id}', token, { path }), right);
  }
}
