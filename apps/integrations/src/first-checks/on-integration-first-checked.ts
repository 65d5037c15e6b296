import {
  type Cause,
  type Envelope,
  type FirstCheckFailure,
  firstCheckMessageRequested,
  integrationFirstChecked,
  type IntegrationFirstChecked,
  type LackedScope,
  partName,
  storable,
} from '@linesman/contracts';
import { type EventContext, OnEvent, Outbox } from '@linesman/messaging';
import { one } from '@linesman/persistence';
import { type ProviderManifest, textForCause } from '@linesman/provider-kit';
import { Controller } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { IntegrationsConfig } from '../config';
import { Integration } from '../integration-record/integration.entity';
import { People } from '../people/people';
import { ProviderCalls } from '../providers/provider-calls';
import { stepsFor } from './steps-for';

/**
 * Nobody is told where a service added the integration, where no token has shown an email address of the user, or where the
 * tenant has no sender: the page of the integration says the same.
 */
@Controller()
export class OnIntegrationFirstChecked {
  constructor(
    private readonly outbox: Outbox,
    private readonly people: People,
    private readonly providers: ProviderCalls,
    private readonly config: IntegrationsConfig,
  ) {}

  @OnEvent(integrationFirstChecked)
  async handle({ tenantid, data }: Envelope<IntegrationFirstChecked>, { tx }: EventContext): Promise<void> {
    const { integration_id, cause, lacking, checked_at } = data;
    const row = await tx.findOneBy(Integration, { integration_id, deleted_at: IsNull() });
    if (!row || !(await one(tx, 'select 1 from tenant_settings'))) return;
    const added_by = await this.people.addressOf(tx, row.created_by);
    if (!added_by) return;
    const { manifest } = this.providers.provider(row.connection_code);
    const failure = cause && failureOf(manifest, cause);
    const partly = lacking && lackingOf(manifest, lacking);
    await this.outbox.emit(tx, firstCheckMessageRequested, {
      tenantId: tenantid,
      aggregateId: integration_id,
      aggregateVersion: 1,
      data: {
        integration_id,
        integration_name: row.name,
        provider_name: manifest.display_name,
        checked_at,
        ...(failure && { failure }),
        ...(partly && { partly }),
        added_by,
        url: `${this.config.PUBLIC_ORIGIN}/integrations/${integration_id}`,
      },
    });
  }
}

const failureOf = (manifest: ProviderManifest, cause: Cause): FirstCheckFailure => ({
  cause,
  reason: textForCause(manifest, cause).reason,
  steps: stepsFor(cause, manifest.display_name),
});

const lackingOf = (manifest: ProviderManifest, all: LackedScope[]): FirstCheckFailure => ({
  cause: 'insufficient_scope',
  reason: storable(
    all.map(({ part, missing_scope }) => `${partName(part)}: the permission ${missing_scope} is missing`).join('; '),
    1_000,
  ),
  steps: stepsFor('insufficient_scope', manifest.display_name),
});
