import { Module } from '@nestjs/common';
import { LoadSetup } from './connection-setup';
import { ConnectLinkController } from './connect-link.controller';
import { DeleteController } from './delete.controller';
import { EditController } from './edit.controller';
import { EditIntegration } from './edit-integration';
import { FindCustomer } from './find-customer';
import { IntegrationActionsController } from './integration-actions.controller';
import { KeysController } from './keys.controller';
import { LeadToConnect } from './lead-to-connect';
import { LinksController } from './links.controller';
import { LoadChoices } from './load-choices';
import { LoadHead } from './load-head';
import { LoadKeys } from './load-keys';
import { LoadLinks } from './load-links';
import { NameCustomers } from './name-customers';
import { NamePeople } from './name-people';
import { ReadLink } from './read-link';
import { ReadOwner } from './read-owner';
import { LoadRights } from './rights';

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
  ],
  providers: [...shared, EditIntegration, LoadKeys, ReadLink],
  exports: shared,
})
export class ManagingModule {}
