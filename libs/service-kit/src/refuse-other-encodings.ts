import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isUtf8 } from 'node:buffer';
import { Problem } from './problem';

/** Refuses bodies that are no UTF-8. Parsers would put U+FFFD in place of what they cannot decode. */
export function refuseOtherEncodings(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request: FastifyRequest & { rawBody?: Buffer }, _reply, done) => {
    const { rawBody } = request;
    done(rawBody && !isUtf8(rawBody) ? new Problem(400, 'bad-request', 'The body is not in UTF-8.') : undefined);
  });
}
