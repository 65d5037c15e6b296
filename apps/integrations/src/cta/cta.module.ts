import { Clock } from '@linesman/service-kit';
import { Module } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { ProvidersModule } from '../providers/providers.module';
import { ReadinessModule } from '../readiness/readiness.module';
import { parseCredentialKeys } from '../sealing/credential-keys';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { FragmentController } from './fragment.controller';
import { IssuePageTokenRpc } from './issue-page-token.rpc';
import { KnownOrigins } from './known-origins.system';
import { PageOrigins } from './page-origins';
import { PageTokens } from './page-tokens';
import { RenderFragment } from './render-fragment';
import { WebComponentController } from './web-component.controller';

/** Shows calls to action on pages of other services. */
@Module({
  imports: [ProvidersModule, ReadinessModule, StatusCacheModule],
  controllers: [FragmentController, IssuePageTokenRpc, WebComponentController],
  providers: [
    KnownOrigins,
    PageOrigins,
    {
      provide: PageTokens,
      useFactory: ({ CREDENTIAL_KEYS }: IntegrationsConfig, clock: Clock) =>
        new PageTokens(parseCredentialKeys(CREDENTIAL_KEYS), () => clock.now()),
      inject: [IntegrationsConfig, Clock],
    },
    RenderFragment,
  ],
})
export class CtaModule {}
