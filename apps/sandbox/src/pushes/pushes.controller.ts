import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { problem } from '../http/problem';
import { StandIns } from '../stand-ins/find-stand-ins';
import type { AccessChange } from '../state/access-changes';
import { PushSender, type SentPush } from './push-sender';

const changes: readonly unknown[] = ['removed', 'deactivated', 'activated'] satisfies AccessChange['change'][];

/** For tests and scripts: what providers told Linesman about its access, and a push without any change. */
@Controller('_control/pushes')
export class PushesController {
  constructor(
    private readonly sender: PushSender,
    private readonly standIns: StandIns,
  ) {}

  @Get()
  list(): { pushes: SentPush[] } {
    return { pushes: this.sender.list() };
  }

  @Post()
  @HttpCode(200)
  async send(@Body() body: Partial<AccessChange> | undefined): Promise<SentPush> {
    const { provider, account, change = 'removed' } = body ?? {};
    const standIn = this.standIns.find(provider);
    const pushing = this.standIns.all.filter(({ push }) => push).map(({ code }) => code);
    if (!standIn?.push) throw problem(422, `provider must be one of ${pushing.join(', ')}`, 'provider');
    if (!this.standIns.accountsOf(standIn).some((one) => one.account === account))
      throw problem(422, `${standIn.name} has no account "${account ?? ''}"`, 'account');
    const sent = changes.includes(change)
      ? await this.sender.send({ provider: standIn.code, account: account!, change })
      : undefined;
    if (!sent) throw problem(422, `${standIn.name} tells nothing of this`, 'change');
    return sent;
  }
}
