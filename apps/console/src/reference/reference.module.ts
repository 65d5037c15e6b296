import { Module } from '@nestjs/common';
import { SignInModule } from '../sign-in/sign-in.module';
import { Reference } from './reference';
import { ReferenceController } from './reference.controller';

@Module({ imports: [SignInModule], controllers: [ReferenceController], providers: [Reference] })
export class ReferenceModule {}
