import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { IntegrationsModule } from '../integrations/integrations.module';
import { RiskSignalsModule } from '../risk-signals/risk-signals.module';
import { ContactController } from './contact.controller';
import { CustomersController } from './customers.controller';
import { ExternalIdsController } from './external-ids.controller';
import { LoadCustomer } from './load-customer';
import { LoadFigures } from './load-figures';

@Module({
  imports: [ContactsModule, IntegrationsModule, RiskSignalsModule],
  controllers: [ContactController, CustomersController, ExternalIdsController],
  providers: [LoadCustomer, LoadFigures],
  exports: [LoadFigures],
})
export class CustomersModule {}
