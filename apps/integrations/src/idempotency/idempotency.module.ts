import { Module } from '@nestjs/common';
import { ForgetKeys } from './forget-keys.system';
import { IdempotencyKeys } from './idempotency-keys';

@Module({ providers: [ForgetKeys, IdempotencyKeys], exports: [IdempotencyKeys] })
export class IdempotencyModule {}
