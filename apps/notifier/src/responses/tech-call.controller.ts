import { Public } from '@linesman/service-kit';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { IsISO8601 } from 'class-validator';
import { ContactPageHeaders } from '../contact-pages/contact-page-headers';
import { followContactLink } from '../contact-pages/follow-contact-link';
import { techCallPage } from './tech-call-page';
import { type OfferedCall, TechCalls } from './tech-calls';

const HTML = 'text/html; charset=utf-8';

export class ChooseSlotBody {
  /** One of the offered times. */
  @IsISO8601() slot: string;
}

@Public() // The token in the link, which only the email contains, is the permission.
@Controller('tech-call')
export class TechCallController {
  constructor(private readonly calls: TechCalls) {}

  /** Changes nothing, because email programs and scanners open links. */
  @Get(':token')
  @Header('content-type', HTML)
  @ContactPageHeaders()
  show(@Param('token') token: string): Promise<string> {
    return this.page(token, (tenantId, secret) => this.calls.read(tenantId, secret));
  }

  /** The contact chooses one of the times. Both are invited. */
  @Post(':token')
  @HttpCode(200)
  @Header('content-type', HTML)
  @ContactPageHeaders()
  choose(@Param('token') token: string, @Body() body: ChooseSlotBody): Promise<string> {
    return this.page(token, (tenantId, secret) => this.calls.choose(tenantId, secret, body));
  }

  /** None of the times suits the contact. The CSM is told. */
  @Post(':token/none')
  @HttpCode(200)
  @Header('content-type', HTML)
  @ContactPageHeaders()
  decline(@Param('token') token: string): Promise<string> {
    return this.page(token, (tenantId, secret) => this.calls.choose(tenantId, secret, 'none_suits'));
  }

  /** The contact cancels what was agreed on. Both get the cancellation. */
  @Post(':token/cancel')
  @HttpCode(200)
  @Header('content-type', HTML)
  @ContactPageHeaders()
  cancel(@Param('token') token: string): Promise<string> {
    return this.page(token, (tenantId, secret) => this.calls.choose(tenantId, secret, 'cancel'));
  }

  private async page(
    token: string,
    work: (tenantId: string, secret: string) => Promise<OfferedCall | undefined>,
  ): Promise<string> {
    return techCallPage(`/tech-call/${token}`, await followContactLink(token, work));
  }
}
