import { changed, Database } from '@linesman/persistence';
import { Problem, Public } from '@linesman/service-kit';
import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';

const SHAPE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{32})$/;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>${title}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem}</style>
</head><body><h1>${title}</h1>${body}</body></html>`;

@Public() // The token in the link, which only the email contains, is the permission.
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(private readonly database: Database) {}

  /** Changes nothing, because email programs and scanners open links. */
  @Get(':token')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('referrer-policy', 'no-referrer')
  show(@Param('token') token: string): string {
    parse(token);
    return page(
      'Stop these messages?',
      `<p>You will no longer be told when an integration needs your attention.</p>
       <form method="post"><button>Unsubscribe</button></form>`,
    );
  }

  @Post(':token')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  async stop(@Param('token') token: string): Promise<string> {
    const { tenantId, secret } = parse(token);
    const stopped = await this.database.inTenant(tenantId, (tx) =>
      changed(
        tx,
        `update contacts set stopped = coalesce(stopped, 'unsubscribed'), stopped_at = coalesce(stopped_at, now())
         where unsubscribe_token = $1`,
        [secret],
      ),
    );
    if (stopped === 0) throw unknownLink();
    return page('You are unsubscribed', '<p>No more messages of this kind will reach you.</p>');
  }
}

/** The tenant id is not secret: it only says where the secret is looked up. */
function parse(token: string): { tenantId: string; secret: string } {
  const [, tenantId, secret] = SHAPE.exec(token) ?? [];
  if (!tenantId || !secret) throw unknownLink();
  return { tenantId, secret };
}

const unknownLink = (): Problem => new Problem(404, 'not-found', 'This link is not known. It may have been cut short.');
