import { notificationDataErased } from '@linesman/contracts';
import { ErasureModule } from '@linesman/messaging';
import { Module } from '@nestjs/common';
import { eraseCustomer } from './erase-customer';

@Module({ imports: [ErasureModule.forService({ receipt: notificationDataErased, eraseCustomer })] })
export class CustomerErasureModule {}
