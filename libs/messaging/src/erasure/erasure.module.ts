import { type DynamicModule, Module } from '@nestjs/common';
import { ERASURE, OnErasures, type ServiceErasure } from './on-erasures';

/** Erases a customer's or a tenant's data when an event says so, and answers with a receipt. */
@Module({})
export class ErasureModule {
  static forService(erasure: ServiceErasure): DynamicModule {
    return {
      module: ErasureModule,
      controllers: [OnErasures],
      providers: [{ provide: ERASURE, useValue: erasure }],
    };
  }
}
