import { loadProviders } from '@linesman/providers';
import { Global, Module } from '@nestjs/common';
import { StatusMonitorConfig } from './config';
import { ProbeIntervals } from './probe-intervals';
import { PROVIDERS } from './providers';

@Global()
@Module({
  providers: [
    {
      provide: PROVIDERS,
      inject: [StatusMonitorConfig],
      useFactory: (config: StatusMonitorConfig) => loadProviders(config.PROVIDER_PACKAGES),
    },
    ProbeIntervals,
  ],
  exports: [PROVIDERS, ProbeIntervals],
})
export class ProvidersModule {}
