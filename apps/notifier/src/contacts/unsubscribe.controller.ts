import { Public } from '@linesman/service-kit';
import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { followContactLink } from '../contact-pages/follow-contact-link';
import { type AskedLanguage, PageLanguage } from '../contact-pages/page-language';
import { type Subscription, Unsubscribe } from './unsubscribe';
import { ContactPageHeaders } from '../contact-pages/contact-page-headers';
import { unsubscribePage } from './unsubscribe-page';

const HTML = 'text/html; charset=utf-8';

@Public() // The token in the link, which only the email contains, is the permission.
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(private readonly unsubscribing: Unsubscribe) {}

  /** Changes nothing, because email programs and scanners open links. */
  @Get(':token')
  @Header('content-type', HTML)
  @ContactPageHeaders()
  show(@Param('token') token: string, @PageLanguage() asked: AskedLanguage): Promise<string> {
    return this.page(token, asked, (tenantId, secret) => this.unsubscribing.read(tenantId, secret));
  }

  /** Emails to the contact stop. Email programs post here too (RFC 8058). */
  @Post(':token')
  @HttpCode(200)
  @Header('content-type', HTML)
  @ContactPageHeaders()
  unsubscribe(@Param('token') token: string, @PageLanguage() asked: AskedLanguage): Promise<string> {
    return this.page(token, asked, (tenantId, secret) => this.unsubscribing.stop(tenantId, secret));
  }

  /** Emails go to the contact again. */
  @Post(':token/subscribe')
  @HttpCode(200)
  @Header('content-type', HTML)
  @ContactPageHeaders()
  subscribeAgain(@Param('token') token: string, @PageLanguage() asked: AskedLanguage): Promise<string> {
    return this.page(token, asked, (tenantId, secret) => this.unsubscribing.start(tenantId, secret));
  }

  private async page(
    token: string,
    asked: AskedLanguage,
    work: (tenantId: string, secret: string) => Promise<Subscription | undefined>,
  ): Promise<string> {
    return unsubscribePage(`/unsubscribe/${token}`, await followContactLink(token, work), asked);
  }
}
