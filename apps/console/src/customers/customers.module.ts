import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { IntegrationsModule } from '../integrations/integrations.module';
import { RiskSignalsModule } from '../risk-signals/risk-signals.module';
import { ContactsController } from './contacts.controller';
import { CustomerDetailsController } from './customer-details.controller';
import { CustomerFormsController } from './customer-forms.controller';
import { CustomersController } from './customers.controller';
import { LoadCustomer } from './load-customer';
import { LoadFigures } from './load-figures';
import { MakeContactController } from './make-contact.controller';

@Module({
  imports: [ContactsModule, IntegrationsModule, RiskSignalsModule],
  controllers: [
    ContactsController,
    CustomerDetailsController,
    CustomerFormsController,
    CustomersController,
    MakeContactController,
  ],
  providers: [LoadCustomer, LoadFigures],
  exports: [LoadFigures],
})
export class CustomersModule {}
