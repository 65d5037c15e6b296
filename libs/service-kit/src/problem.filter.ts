import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { currentContext } from './context';
import { Problem, problemDocument, type ProblemDocument } from './problem';

/** Answers every error of an HTTP request with a problem document. Our own faults are logged, and not shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const document = toProblemDocument(error);
    if (document.status >= 500) this.logger.error({ err: error }, 'request failed');
    void sendProblem(document, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function sendProblem(document: ProblemDocument, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (typeof document.retry_after === 'number') void reply.header('retry-after', document.retry_after);
  return reply
    .status(document.status)
    .type('application/problem+json')
    .send({ ...document, instance: publicPathOf(request), correlation_id: currentContext().correlationId });
}

/** The console serves the API under a prefix, which it takes away. */
const publicPathOf = ({ url, headers }: FastifyRequest): string =>
  `${headers['x-forwarded-prefix'] === '/v1' ? '/v1' : ''}${url.split('?')[0]}`;

export function toProblemDocument(error: unknown): ProblemDocument {
  if (error instanceof Problem) return error.document;
  if (waitedForConnection(error))
    return problemDocument(
      503,
      'service-busy',
      'This service is too busy to reach its database. Try again in a moment.',
    );
  const status = statusOf(error);
  if (status >= 500)
    return problemDocument(
      500,
      'internal',
      'Something failed on our side. Try again; quote the correlation id if it stays.',
    );
  return problemDocument(status, types[status] ?? 'bad-request', messageOf(error));
}

const types: Record<number, string> = { 404: 'not-found', 413: 'request-too-large' };

/** pg-pool says it so, without a code: none of its connections became free in time, or a new one was not made in time. */
const LATE = ['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout'];
const waitedForConnection = (error: unknown): boolean => error instanceof Error && LATE.includes(error.message);

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  // Fastify's own errors (body too large, bad JSON) carry statusCode.
  const code = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof code === 'number' && code >= 400 && code < 500 ? code : 500;
};

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'The request could not be understood.';
