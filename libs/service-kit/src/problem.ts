import { HttpException } from '@nestjs/common';

export interface FieldError {
  /** Dotted path of the field, e.g. `csm.email`. */
  field: string;
  message: string;
  /** Where it is in a document, counted from 1. */
  line?: number;
  column?: number;
}

/** RFC 9457. Programs branch on `type`, which never changes; `detail` tells people what to do. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: FieldError[];
  /** What ends the problem. */
  remedy?: string;
  /** The page where a person does that. */
  reconnect_url?: string;
  /** After so many seconds the request may succeed; also in the header Retry-After. */
  retry_after?: number;
  [extension: string]: unknown;
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  412: 'Precondition failed',
  413: 'Too large',
  414: 'Too long a path',
  415: 'Unsupported media type',
  422: 'Not processable',
  424: 'Dependency failed',
  429: 'Too many requests',
  500: 'Internal error',
  502: 'Provider failed',
  503: 'Not available',
  504: 'Took too long',
};

export class Problem extends HttpException {
  constructor(
    status: number,
    type: string,
    detail?: string,
    more: { errors?: FieldError[]; [extension: string]: unknown } = {},
  ) {
    super(problemDocument(status, type, detail, more), status);
  }
  get document(): ProblemDocument {
    return this.getResponse() as ProblemDocument;
  }
}

export const problemDocument = (status: number, type: string, detail?: string, more: object = {}): ProblemDocument => ({
  type: `urn:linesman:problem:${type}`,
  title: titles[status] ?? 'Error',
  status,
  ...(detail ? { detail } : {}),
  ...more,
});

export const notFound = (what: string): Problem => new Problem(404, 'not-found', `There is no such ${what}.`);
