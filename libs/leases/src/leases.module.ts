import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Leases, PURPOSE, type Purpose } from './leases';

/** Exports `Leases` to every module of the service. */
@Global()
@Module({})
export class LeasesModule {
  /** @param purpose what the service does with credentials; the integrations service audits it. */
  static forPurpose(purpose: Purpose): DynamicModule {
    return {
      module: LeasesModule,
      providers: [{ provide: PURPOSE, useValue: purpose }, Leases],
      exports: [Leases],
    };
  }
}
