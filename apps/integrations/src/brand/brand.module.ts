import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings/settings.module';
import { BrandController } from './brand.controller';
import { BrandFilesController } from './brand-files.controller';
import { ChangeBrand } from './change-brand';

/** The logo and the colour in which a tenant's customers' people see emails and pages of links. */
@Module({
  imports: [SettingsModule],
  controllers: [BrandController, BrandFilesController],
  providers: [ChangeBrand],
})
export class BrandModule {}
