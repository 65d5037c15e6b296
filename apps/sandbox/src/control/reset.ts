import { Inject, Injectable } from '@nestjs/common';
import { Mailbox } from '../mail/mailbox';
import { AuthorizationService } from '../oauth/authorization-service';
import { Messages } from '../slack/messages';
import { StripeStore } from '../stripe/stripe-store';
import { CallLog } from '../traffic/call-log';

/** Back to a world where nothing has happened yet. Keys, sessions' secrets and people added to Slack stay. */
@Injectable()
export class Reset {
  constructor(
    @Inject(AuthorizationService) private readonly authorization: AuthorizationService,
    @Inject(Messages) private readonly messages: Messages,
    @Inject(Mailbox) private readonly mailbox: Mailbox,
    @Inject(StripeStore) private readonly stripe: StripeStore,
    @Inject(CallLog) private readonly log: CallLog,
  ) {}

  everything(): void {
    for (const { code } of this.authorization.servers) this.authorization.store(code).clear();
    for (const one of [this.messages, this.mailbox, this.stripe, this.log]) one.clear();
  }
}
