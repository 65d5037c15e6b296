import { Module } from '@nestjs/common';
import { OnIntegrationDeleted } from './on-integration-deleted';

/** What goes with an integration. */
@Module({ controllers: [OnIntegrationDeleted] })
export class DeletionModule {}
