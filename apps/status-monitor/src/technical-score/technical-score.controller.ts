import { Caller, notFound, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param } from '@nestjs/common';
import { ReadScores } from './read-scores';
import { scoreOfMany } from './score';
import type { CustomerScore, IntegrationScore } from './technical-score.dto';

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller()
export class TechnicalScoreController {
  constructor(private readonly scores: ReadScores) {}

  /** From 0 to 100, with its parts and the points of each. What nobody knows is null. */
  @Get('integration-health/:integration_id/technical-score')
  async getIntegrationTechnicalScore(
    @Param('integration_id', Uuid) integration_id: string,
    @Caller() { tenantId }: Principal,
  ): Promise<IntegrationScore> {
    const [found] = await this.scores.read(tenantId, { integration_id });
    if (!found) throw notFound('integration');
    return found;
  }

  /** From 0 to 100, with the score of each of the customer's integrations. An unknown customer has none. */
  @Get('customer-health/:customer_id/technical-score')
  async getCustomerTechnicalScore(
    @Param('customer_id', Uuid) customer_id: string,
    @Caller() { tenantId }: Principal,
  ): Promise<CustomerScore> {
    const integrations = await this.scores.read(tenantId, { customer_id });
    const counted = integrations.filter(({ score }) => score !== null).length;
    return {
      customer_id,
      score: scoreOfMany(integrations),
      counted,
      unknown: integrations.length - counted,
      integrations,
    };
  }
}
