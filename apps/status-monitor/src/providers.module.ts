import { loadProviders } from '@linesman/providers';
import { Global, Module } from '@nestjs/common';
import { StatusMonitorConfig } from './config';

/** Injection token of the providers: their manifests declare probe intervals, names and texts. */
export const PROVIDERS = Symbol('status-monitor.providers');

@Global()
@Module({
  providers: [
    {
      provide: PROVIDERS,
      inject: [StatusMonitorConfig],
      useFactory: (config: StatusMonitorConfig) => loadProviders(config.PROVIDER_PACKAGES),
    },
  ],
  exports: [PROVIDERS],
})
export class ProvidersModule {}
