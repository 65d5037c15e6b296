import { Module } from '@nestjs/common';
import { IntegrationsModule } from '../integrations/integrations.module';
import { StartController } from './start.controller';

@Module({ imports: [IntegrationsModule], controllers: [StartController] })
export class StartModule {}
