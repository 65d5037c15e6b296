import { type ExecuteGrant, mayExecute } from '@linesman/contracts';
import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { CapabilityRow } from '../../model/sync-view';
import { type Part, part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { capabilityName } from '../capability-name';

export interface ShownCapability extends CapabilityRow {
  /** `Sync contacts` */
  name: string;
  /** As far as pages offer it; the executor decides when he does. */
  may_execute: boolean;
}

type GrantRow = ExecuteGrant & { integration_id: string | null; action: string };

/** What an integration can do, the newest version of each first. */
@Injectable()
export class LoadCapabilities {
  constructor(private readonly api: ServiceApi) {}

  async of(id: string, token: string, { subject, roles }: Principal): Promise<Part<ShownCapability[]>> {
    const [{ data, ...found }, grants] = await Promise.all([
      part(this.api.list<CapabilityRow>('integrations', `/integrations/${id}/capabilities`, token)),
      this.grantsOn(id, token, roles),
    ]);
    const shown = data?.items.map((one) => ({
      ...one,
      name: capabilityName(one),
      may_execute: mayExecute(grants, { subject, roles }, one.capability_code),
    }));
    return { ...found, data: shown?.sort(byCode) };
  }

  private async grantsOn(id: string, token: string, roles: string[]): Promise<ExecuteGrant[]> {
    if (roles.includes('tenant_admin')) return [];
    const { data } = await part(this.api.list<GrantRow>('integrations', '/my-grants', token));
    return (data?.items ?? [])
      .filter((one) => one.action === 'execute' && (!one.integration_id || one.integration_id === id))
      .map(({ grantee_type, grantee, capability_code }) => ({
        grantee_type,
        grantee,
        ...(capability_code ? { capability_code } : {}),
      }));
  }
}

const byCode = (a: CapabilityRow, b: CapabilityRow): number =>
  a.capability_code.localeCompare(b.capability_code) || b.capability_version - a.capability_version;
