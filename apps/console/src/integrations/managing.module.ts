import { Module } from '@nestjs/common';
import { LoadSetup } from './connect/connection-setup';
import { ConnectLinkController } from './connect/connect-link.controller';
import { DeleteController } from './delete/delete.controller';
import { EditController } from './edit/edit.controller';
import { EditIntegration } from './edit/edit-integration';
import { FindCustomer } from './names/find-customer';
import { IntegrationActionsController } from './connect/integration-actions.controller';
import { KeysController } from './keys/keys.controller';
import { LeadToConnect } from './connect/lead-to-connect';
import { LinksController } from './links/links.controller';
import { LoadChoices } from './names/load-choices';
import { LoadHead } from './head/load-head';
import { LoadKeys } from './keys/load-keys';
import { LoadLinks } from './links/load-links';
import { NameCustomers } from './names/name-customers';
import { NamePeople } from './names/name-people';
import { ReadLink } from './links/read-link';
import { ReadOwner } from './edit/read-owner';
import { LoadRights } from './rights/rights';
import { WebhookTestController } from './webhooks/webhook-test.controller';

const shared = [
  FindCustomer,
  LeadToConnect,
  LoadChoices,
  LoadHead,
  LoadLinks,
  LoadRights,
  LoadSetup,
  NameCustomers,
  NamePeople,
  ReadOwner,
];

/** Changes to one integration: its settings, keys and links, and deleting it. */
@Module({
  controllers: [
    ConnectLinkController,
    DeleteController,
    EditController,
    IntegrationActionsController,
    KeysController,
    LinksController,
    WebhookTestController,
  ],
  providers: [...shared, EditIntegration, LoadKeys, ReadLink],
  exports: shared,
})
export class ManagingModule {}
