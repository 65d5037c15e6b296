import { Module } from '@nestjs/common';
import { ManagingModule } from '../integrations/managing.module';
import { CatalogPageController } from './catalog-page.controller';
import { ContinueUnfinished } from './continue-unfinished';
import { CreateOnce } from './create-once';
import { LoadCatalog } from './load-catalog';
import { NewIntegrationController } from './new-integration.controller';
import { ReadNewIntegration } from './read-new-integration';

@Module({
  imports: [ManagingModule],
  controllers: [CatalogPageController, NewIntegrationController],
  providers: [ContinueUnfinished, CreateOnce, LoadCatalog, ReadNewIntegration],
})
export class CatalogModule {}
