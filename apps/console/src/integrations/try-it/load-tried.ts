import { notFound, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { ExecutionDetails } from '../../model/integration-view';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { ServiceDown } from '../../upstream/service-down';
import { type IntegrationHead, LoadHead } from '../load-head';
import { LoadCapabilities } from './load-capabilities';
import type { Tried } from './try-page';

interface Wanted {
  code: string;
  /** The newest when empty. */
  version: string;
  execution_id?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One capability of an integration, and an execution of it that is looked at. */
@Injectable()
export class LoadTried {
  constructor(
    private readonly api: ServiceApi,
    private readonly head: LoadHead,
    private readonly capabilities: LoadCapabilities,
  ) {}

  async load(
    id: string,
    token: string,
    principal: Principal,
    { code, version, execution_id = '' }: Wanted,
  ): Promise<Pick<Tried, 'capability' | 'versions' | 'execution'> & { head: IntegrationHead }> {
    const [head, capabilities, execution] = await Promise.all([
      this.head.load(id, token, principal),
      this.capabilities.of(id, token, principal),
      UUID.test(execution_id) ? this.executionOf(execution_id, token) : undefined,
    ]);
    if (!capabilities.data && capabilities.missing) throw new ServiceDown(capabilities.missing, 'does not answer');
    const versions = (capabilities.data ?? []).filter(({ capability_code }) => capability_code === code);
    const capability = versions.find((one) => !version || String(one.capability_version) === version);
    if (!capability) throw notFound('capability');
    const of = execution?.integration_id === id && execution.capability_code === code ? execution : undefined;
    return { head, capability, versions, execution: of };
  }

  private async executionOf(execution_id: string, token: string): Promise<ExecutionDetails | undefined> {
    const path = `/executions/${execution_id}`;
    return (await part(this.api.get<ExecutionDetails>('gateway-executor', path, token))).data;
  }
}
