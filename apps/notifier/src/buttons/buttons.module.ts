import { Module } from '@nestjs/common';
import { HandlingModule } from '../handling/handling.module';
import { ResponsesModule } from '../responses/responses.module';
import { ButtonHandlers } from './button-handlers';
import { PressButton } from './press-button';

/** What the buttons of messages offer and do, for every channel that has buttons. */
@Module({
  imports: [HandlingModule, ResponsesModule],
  providers: [ButtonHandlers, PressButton],
  exports: [ButtonHandlers, PressButton],
})
export class ButtonsModule {}
