import { Module } from '@nestjs/common';
import { CustomerProfileRpc } from './customer-profile.rpc';
import { EndProfile } from './end-profile';
import { FindProfile } from './find-profile';

@Module({ controllers: [CustomerProfileRpc], providers: [EndProfile, FindProfile], exports: [EndProfile, FindProfile] })
export class ProfilesModule {}
