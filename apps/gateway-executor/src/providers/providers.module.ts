import { loadProviders } from '@linesman/providers';
import { Global, Module } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';

/** Injection token of the providers whose gateways this process has, by their code. */
export const PROVIDERS = Symbol('gateway-executor.providers');

const providers = {
  provide: PROVIDERS,
  inject: [GatewayExecutorConfig],
  useFactory: ({ PROVIDER_PACKAGES }: GatewayExecutorConfig) => loadProviders(PROVIDER_PACKAGES),
};

@Global()
@Module({ providers: [providers], exports: [PROVIDERS] })
export class ProvidersModule {}
