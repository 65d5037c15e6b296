import { Module } from '@nestjs/common';
import { AttemptModule } from '../attempt/attempt.module';
import { CallModule } from '../call/call.module';
import { CapabilityCalls } from '../call/capability-calls';
import { IntakeModule } from '../intake/intake.module';
import { LedgerModule } from '../ledger/ledger.module';
import { CallForCustomer } from './call-for-customer';
import { ProfileOf } from './profile-of';

@Module({
  imports: [AttemptModule, CallModule, IntakeModule, LedgerModule],
  providers: [CallForCustomer, ProfileOf],
})
export class CustomersModule {
  constructor(calls: CapabilityCalls, forCustomers: CallForCustomer) {
    calls.register(forCustomers);
  }
}
