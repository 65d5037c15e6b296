import { Module } from '@nestjs/common';
import { CustomersController } from './customers.controller';
import { PutCustomer } from './put-customer';

@Module({ controllers: [CustomersController], providers: [PutCustomer] })
export class CustomersModule {}
