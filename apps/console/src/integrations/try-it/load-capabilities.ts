import { type ExecuteGrant, mayExecute } from '@linesman/contracts';
import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { capabilityInWords } from '../../pages/words';
import type { IntegrationCapability } from '../../upstream/answers';
import { type Part, part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';

export type ShownCapability = IntegrationCapability & {
  /** `Sync contacts` */
  name: string;
  /** Whether the page offers it; the executor decides again when the visitor runs it. */
  may_execute: boolean;
};

/** The capabilities of an integration, the newest version of each first. */
@Injectable()
export class LoadCapabilities {
  constructor(private readonly api: ServiceApi) {}

  async of(integration_id: string, token: string, { subject, roles }: Principal): Promise<Part<ShownCapability[]>> {
    const [{ data, ...found }, grants] = await Promise.all([
      part(this.api.get('/v1/integrations/{integration_id}/capabilities', token, { path: { integration_id } })),
      this.grantsOn(integration_id, token, roles),
    ]);
    const shown = data?.items.map((one) => ({
      ...one,
      name: capabilityInWords(one.capability_code),
      may_execute: mayExecute(grants, { subject, roles }, one.capability_code),
    }));
    return { ...found, data: shown?.sort(byCode) };
  }

  private async grantsOn(integration_id: string, token: string, roles: string[]): Promise<ExecuteGrant[]> {
    if (roles.includes('tenant_admin')) return [];
    const { data } = await part(this.api.get('/v1/my-grants', token));
    return (data?.items ?? [])
      .filter((one) => one.action === 'execute' && (!one.integration_id || one.integration_id === integration_id))
      .map(({ grantee_type, grantee, capability_code }) => ({
        grantee_type,
        grantee,
        capability_code: capability_code ?? undefined,
      }));
  }
}

const byCode = (a: IntegrationCapability, b: IntegrationCapability): number =>
  a.capability_code.localeCompare(b.capability_code) || b.capability_version - a.capability_version;
