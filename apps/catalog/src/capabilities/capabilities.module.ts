import { Module } from '@nestjs/common';
import { AddCapability } from './add-capability';
import { CapabilitiesController } from './capabilities.controller';
import { CapabilitiesRpc } from './capabilities.rpc';
import { RemoveCapability } from './remove-capability';
import { SaveCapability } from './save-capability';
import { UpdateCapability } from './update-capability';

/** What each connection can do. */
@Module({
  controllers: [CapabilitiesController, CapabilitiesRpc],
  providers: [AddCapability, RemoveCapability, SaveCapability, UpdateCapability],
  exports: [SaveCapability],
})
export class CapabilitiesModule {}
