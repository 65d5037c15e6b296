import { Module } from '@nestjs/common';
import { CallProvider } from './call-provider';
import { CapabilityCalls } from './capability-calls';
import { ProviderHttp } from './provider-http';
import { RateLimits } from './rate-limits';

@Module({
  providers: [CallProvider, CapabilityCalls, ProviderHttp, RateLimits],
  exports: [CallProvider, CapabilityCalls, ProviderHttp],
})
export class CallModule {}
