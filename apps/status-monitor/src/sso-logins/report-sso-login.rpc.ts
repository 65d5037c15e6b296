import { type ReportedSsoLogin, reportSsoLogin, type ReportSsoLoginRequest } from '@linesman/contracts';
import { OnRpc, RpcCallers } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { observationOf } from './observation-of';
import { TakeReport } from '../observations/take-report';

@Controller()
export class ReportSsoLoginRpc {
  constructor(
    private readonly callers: RpcCallers,
    private readonly reports: TakeReport,
  ) {}

  @OnRpc(reportSsoLogin)
  async report({ tenant_id, ...login }: ReportSsoLoginRequest, context: NatsContext): Promise<ReportedSsoLogin> {
    await this.callers.callerFor(tenant_id, context);
    return this.reports.take(tenant_id, login, observationOf(login));
  }
}
