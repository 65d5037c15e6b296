import type { PassedOverDefault, ResolvedDefault } from '@linesman/contracts';
import { errors } from '@nats-io/transport-node';
import type { Entity } from './ask';

/** A problem document (RFC 9457) of Linesman. */
export interface LinesmanProblem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { field: string; message: string }[];
  [extension: string]: unknown;
}

const PREFIX = 'urn:linesman:problem:';

/** Linesman refused the request or did not answer. A failed execution is an answer, not an error. */
export class LinesmanError extends Error {
  readonly status: number;
  /** Never changes, so branch on it: `invalid-parameters`, `in-progress`, `integration-disconnected`… */
  readonly type: string;

  constructor(
    readonly problem: LinesmanProblem,
    options?: ErrorOptions,
  ) {
    super(problem.detail ?? problem.title, options);
    this.name = 'LinesmanError';
    this.status = problem.status;
    this.type = problem.type.startsWith(PREFIX) ? problem.type.slice(PREFIX.length) : problem.type;
  }
}

/** Turns an error of the connection into a problem. */
export function unanswered(cause: unknown): LinesmanError {
  const late = cause instanceof errors.TimeoutError || (cause as Error).cause instanceof errors.TimeoutError;
  const problem = late
    ? {
        status: 504,
        type: `${PREFIX}no-answer`,
        title: 'Took too long',
        detail: 'No answer came in time. Ask again with the same idempotency key: nothing is done twice.',
      }
    : {
        status: 503,
        type: `${PREFIX}service-unavailable`,
        title: 'Not available',
        detail: 'Linesman cannot be reached. Ask again with the same idempotency key: nothing is done twice.',
      };
  return new LinesmanError(problem, { cause });
}

/** No integration serves the entity. `passed_over` names defaults that cannot be used. */
export const noDefault = (
  { entity_type, entity_id }: Entity,
  purpose: string,
  passed_over: PassedOverDefault[],
): LinesmanError =>
  new LinesmanError({
    status: 404,
    type: `${PREFIX}no-default`,
    title: 'No default integration',
    detail: `No integration serves ${entity_type} ${entity_id} for ${purpose}. Link one with is_default to it, to its customer or to the tenant.`,
    passed_over,
  });

/** The platform's integration serves the entity, and another tenant cannot execute with it. */
export const othersDefault = ({ integration_id, level }: ResolvedDefault): LinesmanError =>
  new LinesmanError({
    status: 403,
    type: `${PREFIX}platform-integration`,
    title: 'An integration of the platform',
    detail: 'The default belongs to the platform. Only a service of the platform tenant executes with it.',
    integration_id,
    level,
  });
