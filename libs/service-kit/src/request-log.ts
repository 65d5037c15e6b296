import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Histogram } from 'prom-client';
import { acceptCorrelationId, runInContext } from './context';
import type { AuthenticatedRequest } from './principal';

const duration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from the first byte of a request to the end of its answer.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

/** Logs and measures each request, and runs it with the caller's correlation id, which the answer repeats. */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const correlationId = acceptCorrelationId(request.headers['x-correlation-id']);
    const traceparent = request.headers.traceparent;
    void reply.header('x-correlation-id', correlationId);
    runInContext({ correlationId, traceparent: typeof traceparent === 'string' ? traceparent : undefined }, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    const frequent = route.startsWith('/health/') || route === '/metrics';
    const { principal } = request as AuthenticatedRequest;
    logger[frequent ? 'trace' : 'info'](
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        tenant_id: principal?.tenantId,
        subject: principal?.subject,
        correlation_id: reply.getHeader('x-correlation-id'),
      },
      'request',
    );
    done();
  });
}
