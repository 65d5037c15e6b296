import { Module } from '@nestjs/common';
import { ReliabilityModule } from '../reliability/reliability.module';
import { TechnicalScoreModule } from '../technical-score/technical-score.module';
import { DescribeEnvironmentRpc } from './describe-environment.rpc';

/** What the technical environment of a customer has of this service. */
@Module({ imports: [ReliabilityModule, TechnicalScoreModule], controllers: [DescribeEnvironmentRpc] })
export class EnvironmentModule {}
