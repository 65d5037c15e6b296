import { assessReadiness, type AssessReadinessAnswer, type AssessReadinessRequest } from '@linesman/contracts';
import { OnRpc, RpcCallers } from '@linesman/messaging';
import { readinessTexts } from '@linesman/readiness';
import { type Principal, Problem } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { IntegrationsConfig } from '../config';
import { People } from '../people/people';
import { ProviderCalls } from '../providers/provider-calls';
import { AssessForUser } from './assess-for-user';
import { EnabledProviders } from './enabled-providers';
import { missingAppCredentials } from './missing-app-credentials';

@Controller()
export class AssessReadinessRpc {
  constructor(
    private readonly callers: RpcCallers,
    private readonly people: People,
    private readonly enabled: EnabledProviders,
    private readonly readiness: AssessForUser,
    private readonly calls: ProviderCalls,
    private readonly config: IntegrationsConfig,
  ) {}

  @OnRpc(assessReadiness)
  async assess(request: AssessReadinessRequest, context: NatsContext): Promise<AssessReadinessAnswer> {
    const { tenant_id, subject, force_refresh: forceRefresh } = request;
    const asker = await this.callers.bearerOf(context);
    refuseWrongAsker(asker, request);
    await this.people.remember(asker);
    const providers = request.providers ?? (await this.enabled.of(tenant_id));
    const user = { tenant_id, subject };
    const isUser = asker.subject === subject && !asker.roles.includes('service');
    const roles = isUser ? asker.roles : undefined;
    const statuses = await this.readiness.assess(user, providers, { forceRefresh, roles });
    return asker.roles.includes('admin') ? { statuses, staff_reasons: this.forStaff(providers) } : { statuses };
  }

  private forStaff(providers: string[]): { provider: string; reason: string }[] {
    return providers.flatMap((code) => {
      const provider = this.calls.provider(code);
      const missing = missingAppCredentials(provider, this.config.OAUTH_APPS);
      return missing.length > 0
        ? [{ provider: code, reason: readinessTexts.staff(provider.manifest.display_name, missing) }]
        : [];
    });
  }
}

function refuseWrongAsker({ tenantId, subject, roles }: Principal, asked: AssessReadinessRequest): void {
  if (tenantId !== asked.tenant_id)
    throw new Problem(403, 'other-tenant', 'The bearer token belongs to another tenant.');
  const forOthers = roles.includes('service') || roles.includes('admin');
  if (subject !== asked.subject && !forOthers)
    throw new Problem(403, 'other-user', 'Only a service or staff may ask for somebody else.');
}
