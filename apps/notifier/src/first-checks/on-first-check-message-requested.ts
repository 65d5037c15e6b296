import { type Envelope, firstCheckMessageRequested, type FirstCheckMessageRequested } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { settingsOf } from '../settings/settings-of';

/** Decides that the user who added the integration gets one message. */
@Controller()
export class OnFirstCheckMessageRequested {
  @OnEvent(firstCheckMessageRequested)
  async handle({ tenantid, data }: Envelope<FirstCheckMessageRequested>, { tx }: EventContext): Promise<void> {
    await settingsOf(tx, tenantid);
    await changed(
      tx,
      `insert into first_check_messages (integration_id, tenant_id, first_check) values ($1, $2, $3) on conflict do nothing`,
      [data.integration_id, tenantid, JSON.stringify(data)],
    );
  }
}
