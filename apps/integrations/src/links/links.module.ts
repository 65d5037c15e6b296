import { Module } from '@nestjs/common';
import { IntegrationRecordModule } from '../integration-record/integration-record.module';
import { PeopleModule } from '../people/people.module';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { DefaultsController } from './defaults.controller';
import { IntegrationLinksController } from './integration-links.controller';
import { LinkIntegration } from './link-integration';
import { LinksController } from './links.controller';
import { PlatformDefault } from './platform-default.system';
import { ResolveDefault } from './resolve-default';
import { ResolveDefaultRpc } from './resolve-default.rpc';

@Module({
  imports: [IntegrationRecordModule, PeopleModule, StatusCacheModule],
  controllers: [DefaultsController, IntegrationLinksController, LinksController, ResolveDefaultRpc],
  providers: [LinkIntegration, PlatformDefault, ResolveDefault],
  exports: [ResolveDefault],
})
export class LinksModule {}
