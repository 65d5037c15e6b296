import { notFound, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { uuidOf } from '../../pages/query-string';
import type { ExecutionDetails } from '../../upstream/answers';
import { part, ServiceDown } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { type IntegrationHead, LoadHead } from '../head/load-head';
import { LoadCapabilities } from './load-capabilities';
import type { Tried } from './try-page';

interface Wanted {
  code: string;
  /** The newest when empty. */
  version: string;
  execution_id?: string;
}

/** One capability of an integration and, when the URL names one, an execution of it. */
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
    { code, version, execution_id }: Wanted,
  ): Promise<Pick<Tried, 'capability' | 'versions' | 'execution'> & { head: IntegrationHead }> {
    const [head, capabilities, execution] = await Promise.all([
      this.head.load(id, token, principal),
      this.capabilities.of(id, token, principal),
      uuidOf(execution_id) ? this.executionOf(execution_id!, token) : undefined,
    ]);
    if (!capabilities.data && capabilities.missing) throw new ServiceDown(capabilities.missing, 'does not answer');
    const versions = (capabilities.data ?? []).filter(({ capability_code }) => capability_code === code);
    const capability = versions.find((one) => !version || String(one.capability_version) === version);
    if (!capability) throw notFound('capability');
    const of = execution?.integration_id === id && execution.capability_code === code ? execution : undefined;
    return { head, capability, versions, execution: of };
  }

  private async executionOf(execution_id: string, token: string): Promise<ExecutionDetails | undefined> {
    const path = { execution_id };
    return (await part(this.api.get('/v1/executions/{execution_id}', token, { path }))).data;
  }
}
