import { Module } from '@nestjs/common';
import { PagesModule } from '../pages/pages.module';
import { StateModule } from '../state/state.module';
import { Switches } from '../switches/switches';
import { SwitchesModule } from '../switches/switches.module';
import { MailControlController } from './mail-control.controller';
import { mailTarget } from './mail-switches';
import { MailController } from './mail.controller';
import { Mailbox } from './mailbox';
import { PostAnswer } from './post-answer';
import { SmtpMailbox } from './smtp-mailbox';

@Module({
  imports: [PagesModule, StateModule, SwitchesModule],
  controllers: [MailController, MailControlController],
  providers: [Mailbox, PostAnswer, SmtpMailbox],
  exports: [Mailbox, SmtpMailbox],
})
export class MailModule {
  constructor(switches: Switches) {
    switches.register(mailTarget);
  }
}
