import { Module } from '@nestjs/common';
import { ManagingModule } from '../integrations/managing.module';
import { LoadSearch } from './load-search';
import { SearchController } from './search.controller';

/** Finds customers, integrations, signals, tasks, people, providers and pages by their names. */
@Module({ imports: [ManagingModule], controllers: [SearchController], providers: [LoadSearch] })
export class SearchModule {}
