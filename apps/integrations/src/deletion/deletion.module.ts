import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { IntegrationRecordModule } from '../integration-record/integration-record.module';
import { RevocationModule } from '../revocation/revocation.module';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { DeleteAll } from './delete-all';
import { DeleteIntegration } from './delete-integration';
import { DeleteIntegrationController } from './delete-integration.controller';
import { EraseCustomer } from './erase-customer';
import { EraseTenant } from './erase-tenant';
import { ErasuresController } from './erasures.controller';
import { OnDataErased } from './on-data-erased';
import { RefuseErased } from './refuse-erased';

/** Deletes integrations, and erases customers and tenants. */
@Module({
  imports: [IntegrationRecordModule, RevocationModule, StatusCacheModule],
  controllers: [DeleteIntegrationController, ErasuresController, OnDataErased],
  providers: [
    DeleteAll,
    DeleteIntegration,
    EraseCustomer,
    EraseTenant,
    { provide: APP_INTERCEPTOR, useClass: RefuseErased },
  ],
})
export class DeletionModule {}
