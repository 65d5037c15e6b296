import { Module } from '@nestjs/common';
import { ObservationsModule } from '../observations/observations.module';
import { ProbesModule } from '../probes/probes.module';
import { SignalsModule } from '../signals/signals.module';
import { LearnCredentials } from './learn-credentials';
import { OnIntegrations } from './on-integrations';
import { RebuildReplicas } from './rebuild-replicas';
import { ReplicaRebuilds } from './replica-rebuilds.system';
import { ReplicasController } from './replicas.controller';
import { ReplicateCustomer } from './replicate-customer';
import { ReplicateIntegration } from './replicate-integration';
import { StoredReplicas } from './stored-replicas.system';

/** Follows the integrations service: replicas of its customers and integrations, and their new credentials. */
@Module({
  imports: [ObservationsModule, ProbesModule, SignalsModule],
  controllers: [OnIntegrations, ReplicasController],
  providers: [
    LearnCredentials,
    RebuildReplicas,
    ReplicaRebuilds,
    ReplicateCustomer,
    ReplicateIntegration,
    StoredReplicas,
  ],
})
export class ReplicasModule {}
