import { randomUUID } from 'node:crypto';
import { accessRequested } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Database, one, type Tx } from '@linesman/persistence';
import { readinessTexts } from '@linesman/readiness';
import { Clock, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { IntegrationsConfig } from '../config';
import { People, type PersonView } from '../people/people';
import { ProviderCalls } from '../providers/provider-calls';
import { missingAppCredentials } from '../readiness/missing-app-credentials';
import type { AccessRequestBody, AccessRequestView } from './access-request.dto';
import { pageForAdmins } from './page-for-admins';
import { refuseNeedless } from './refuse-needless';

const columns = 'request_id, action, provider, integration_id, capability_code, requested_at, admins';
type Stored = Omit<AccessRequestView, 'repeated'>;
type Admin = PersonView & { email: string };

@Injectable()
export class AskAdmins {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly people: People,
    private readonly providers: ProviderCalls,
    private readonly clock: Clock,
    private readonly config: IntegrationsConfig,
  ) {}

  ask(caller: Principal, body: AccessRequestBody): Promise<AccessRequestView> {
    const provider = this.providers.provider(body.provider);
    const { display_name } = provider.manifest;
    if (body.action !== 'grant_permission' && missingAppCredentials(provider, this.config.OAUTH_APPS).length > 0)
      throw new Problem(409, 'not-set-up', readinessTexts.notConfigured(display_name));
    return this.database.inTenant(caller.tenantId, async (tx) => {
      await refuseNeedless(tx, caller, body);
      const admins = await this.people.admins(tx);
      await refuseUnheard(tx, admins);
      const added = await this.store(tx, caller, body, admins.length);
      if (!added) return { ...(await earlier(tx, caller, body)), repeated: true };
      await this.publish(tx, caller, { ...body, display_name }, added.request_id, admins);
      return { ...added, repeated: false };
    });
  }

  /** @returns nothing where the same was asked within a day. */
  private store(
    tx: Tx,
    { tenantId, subject }: Principal,
    { action, provider, integration_id, capability_code }: AccessRequestBody,
    admins: number,
  ): Promise<Stored | undefined> {
    return one<Stored>(
      tx,
      `insert into access_requests as r
         (request_id, tenant_id, subject, action, provider, integration_id, capability_code, admins, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict on constraint access_requests_once do update
         set request_id = excluded.request_id, admins = excluded.admins, requested_at = excluded.requested_at
         where r.requested_at <= excluded.requested_at - interval '1 day'
       returning ${columns}`,
      [
        randomUUID(),
        tenantId,
        subject,
        action,
        provider,
        integration_id ?? null,
        capability_code ?? null,
        admins,
        this.clock.now(),
      ],
    );
  }

  private async publish(
    tx: Tx,
    { tenantId, subject, name, email }: Principal,
    { display_name, ...asked }: AccessRequestBody & { display_name: string },
    request_id: string,
    admins: Admin[],
  ): Promise<void> {
    await this.outbox.emit(tx, accessRequested, {
      tenantId,
      aggregateId: request_id,
      aggregateVersion: 1,
      data: {
        request_id,
        ...asked,
        provider_name: display_name,
        requested_by: { subject, ...(name ? { name } : {}), ...(isEmail(email) ? { email } : {}) },
        url: pageForAdmins(this.config.PUBLIC_ORIGIN, asked, subject),
        admins: admins.map(({ name: called, email: address }) => ({ ...(called && { name: called }), email: address })),
      },
    });
  }
}

async function earlier(
  tx: Tx,
  { subject }: Principal,
  { action, provider, integration_id, capability_code }: AccessRequestBody,
): Promise<Stored> {
  const found = await one<Stored>(
    tx,
    `select ${columns} from access_requests
     where subject = $1 and action = $2 and provider = $3 and integration_id is not distinct from $4
       and capability_code is not distinct from $5`,
    [subject, action, provider, integration_id ?? null, capability_code ?? null],
  );
  return found!;
}

async function refuseUnheard(tx: Tx, admins: Admin[]): Promise<void> {
  const sender = await one(tx, 'select 1 from tenant_settings');
  if (admins.length === 0)
    throw new Problem(
      409,
      'no-admin',
      'No administrator of this workspace with an email address has signed in lately, so nobody can be asked. Tell an administrator yourself.',
    );
  if (!sender)
    throw new Problem(
      409,
      'no-sender',
      'This workspace has no sender for email yet, so nobody can be asked. Tell an administrator yourself.',
    );
}
