import {
  integrationCreated,
  integrationCredentialsChanged,
  integrationDeleted,
  integrationUpdated,
  tenantErased,
} from '@linesman/contracts';
import { Hearing } from '@linesman/messaging';
import { IntegrationStatusService } from '@linesman/readiness';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';

/** What may change an answer; a change of health arrives as `integration_updated`. */
const changes = [
  integrationCreated,
  integrationUpdated,
  integrationCredentialsChanged,
  integrationDeleted,
  tenantErased,
];

/** Every copy forgets at once, so that a reconnect clears the call to action without waiting. */
@Injectable()
export class ForgetStatuses implements OnApplicationBootstrap {
  constructor(
    private readonly hearing: Hearing,
    private readonly statuses: IntegrationStatusService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const forget = ({ tenantid }: { tenantid: string }) =>
      void this.statuses
        .forget(tenantid)
        .catch((error: unknown) => this.logger.warn({ err: error }, 'assessments stay until they end by themselves'));
    for (const contract of changes) this.hearing.on<object>(contract, forget);
  }
}
