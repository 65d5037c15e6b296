import { Global, Module } from '@nestjs/common';
import { ReadinessModule } from '../readiness/readiness.module';
import { SignInModule } from '../sign-in/sign-in.module';
import { PageFilter } from './page.filter';
import { PageRenderer } from './page-renderer';

/** Global, since every feature renders pages. */
@Global()
@Module({
  imports: [ReadinessModule, SignInModule],
  providers: [PageFilter, PageRenderer],
  exports: [PageFilter, PageRenderer],
})
export class PagesModule {}
