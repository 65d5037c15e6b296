import { Module } from '@nestjs/common';
import { CircuitModule } from '../circuit/circuit.module';
import { CallProvider } from './call-provider';
import { CapabilityCalls } from './capability-calls';
import { ProviderHttp } from './provider-http';
import { RateLimits } from './rate-limits';

@Module({
  imports: [CircuitModule],
  providers: [CallProvider, CapabilityCalls, ProviderHttp, RateLimits],
  exports: [CallProvider, CapabilityCalls, ProviderHttp],
})
export class CallModule {}
