import { accessRequested, type AccessRequested, type Envelope } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { settingsOf } from '../settings/settings-of';

/** Decides that each admin who is asked gets one email. */
@Controller()
export class OnAccessRequested {
  @OnEvent(accessRequested)
  async handle({ tenantid, data }: Envelope<AccessRequested>, { tx }: EventContext): Promise<void> {
    await settingsOf(tx, tenantid);
    const { admins, ...request } = data;
    for (const { email, name } of admins)
      await changed(
        tx,
        `insert into access_request_emails (tenant_id, request_id, email, name, request) values ($1, $2, $3, $4, $5)
         on conflict do nothing`,
        [tenantid, data.request_id, email.toLowerCase(), name ?? null, JSON.stringify(request)],
      );
  }
}
