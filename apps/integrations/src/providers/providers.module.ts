import { loadProviders } from '@linesman/providers';
import { Module } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { ProviderCalls, PROVIDERS } from './provider-calls';

@Module({
  providers: [
    {
      provide: PROVIDERS,
      useFactory: ({ PROVIDER_PACKAGES }: IntegrationsConfig) => loadProviders(PROVIDER_PACKAGES),
      inject: [IntegrationsConfig],
    },
    ProviderCalls,
  ],
  exports: [PROVIDERS, ProviderCalls],
})
export class ProvidersModule {}
