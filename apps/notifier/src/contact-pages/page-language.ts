import { type Language, languages } from '@linesman/contracts';
import { acceptedLanguage } from '@linesman/texts';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What is known of the language of whoever follows a link. */
export interface AskedLanguage {
  /** That of the email with the link, which names it as `?language=`. */
  link?: Language;
  browser?: Language;
}

export const PageLanguage = createParamDecorator((_: unknown, context: ExecutionContext): AskedLanguage => {
  const { query, headers } = context
    .switchToHttp()
    .getRequest<FastifyRequest<{ Querystring: { language?: unknown } }>>();
  return {
    link: languages.find((one) => one === query.language),
    browser: acceptedLanguage(headers['accept-language']),
  };
});

/** @param ofTenant that of customers' people whose own is not known. */
export const languageOfPage = ({ link, browser }: AskedLanguage, ofTenant: Language | null | undefined): Language =>
  link ?? ofTenant ?? browser ?? 'en';
