import { Module } from '@nestjs/common';
import { ManagingModule } from '../integrations/managing.module';
import { CatalogPageController } from './catalog-page.controller';
import { CreateOnce } from './create-once';
import { LoadCatalog } from './load-catalog';
import { NewIntegrationController } from './new-integration.controller';
import { ReadNewIntegration } from './read-new-integration';

@Module({
  imports: [ManagingModule],
  controllers: [CatalogPageController, NewIntegrationController],
  providers: [CreateOnce, LoadCatalog, ReadNewIntegration],
})
export class CatalogModule {}
