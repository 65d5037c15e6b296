import {
  describeEnvironment,
  type DescribeEnvironmentAnswer,
  type DescribeEnvironmentRequest,
  type IntegrationCondition,
} from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { figuresOf, type ReliabilityFigures } from '../reliability/figures';
import { ReadReliability } from '../reliability/read-reliability';
import { ReadScores } from '../technical-score/read-scores';
import { scoreOfMany } from '../technical-score/score';
import { type Known, readKnown } from './read-known';

@Controller()
export class DescribeEnvironmentRpc {
  constructor(
    private readonly database: Database,
    private readonly scores: ReadScores,
    private readonly reliability: ReadReliability,
  ) {}

  @OnRpc(describeEnvironment)
  async describe({ tenant_id, customer_id }: DescribeEnvironmentRequest): Promise<DescribeEnvironmentAnswer> {
    const scores = await this.scores.read(tenant_id, { customer_id });
    const ids = scores.map(({ integration_id }) => integration_id);
    const known = await this.database.inTenant(tenant_id, (tx) => readKnown(tx, ids));
    const figures = await this.figures(tenant_id, customer_id);
    return {
      score: scoreOfMany(scores) ?? undefined,
      integrations: scores.map(({ integration_id, score }) =>
        conditionOf(integration_id, score, known.get(integration_id), figures.get(integration_id)),
      ),
    };
  }

  /** Of the last 90 days. */
  private async figures(tenantId: string, customer_id: string): Promise<Map<string, ReliabilityFigures>> {
    const groups = await this.reliability.read(tenantId, 'integration', { customer_id });
    return new Map(groups.map(({ key, periods }) => [key, figuresOf(periods[0]!.tally)]));
  }
}

function conditionOf(
  integration_id: string,
  score: number | null,
  known: Known | undefined,
  figures: ReliabilityFigures | undefined,
): IntegrationCondition {
  const { problem, endpoints = [], ...rest } = known ?? {};
  return {
    integration_id,
    score: score ?? undefined,
    ...rest,
    problem,
    endpoints,
    uptime_percent: figures?.uptime_percent ?? undefined,
    disconnections: figures?.disconnections ?? 0,
    down_seconds: figures?.down_seconds ?? 0,
  };
}
