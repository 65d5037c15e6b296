import { Problem } from '@linesman/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';

/**
 * Email programs may send the POST of a one-click unsubscription as multipart/form-data (RFC 8058, 3.2). Its link says
 * everything, so the body is read and not looked at. No other route takes such a body.
 */
@Injectable()
export class AcceptOneClick implements OnModuleInit {
  constructor(private readonly adapters: HttpAdapterHost<FastifyAdapter>) {}

  onModuleInit(): void {
    const fastify = this.adapters.httpAdapter.getInstance();
    fastify.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, _body, done) => {
      if (request.routeOptions.url === '/unsubscribe/:token') return done(null);
      done(new Problem(415, 'bad-request', 'Send JSON: this route takes no multipart/form-data.'));
    });
  }
}
