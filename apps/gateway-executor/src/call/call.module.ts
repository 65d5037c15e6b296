import { ProviderLimits } from '@linesman/redis';
import { Module } from '@nestjs/common';
import { CircuitModule } from '../circuit/circuit.module';
import { CallProvider } from './call-provider';
import { CapabilityCalls } from './capability-calls';
import { ProviderHttp } from './provider-http';

@Module({
  imports: [CircuitModule],
  providers: [CallProvider, CapabilityCalls, ProviderHttp, ProviderLimits],
  exports: [CallProvider, CapabilityCalls, ProviderHttp],
})
export class CallModule {}
