/** What a provider's code may ask of the network. Passed in, so that time limits, logging and address rules are not its concern. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The provider's real URL; configuration may send it elsewhere (a sandbox). */
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds until the call is given up; the caller's deadline caps it. */
  timeout_ms?: number;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Resolves for every status; rejects with a {@link TransportError} when no complete answer came back. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

export class TransportError extends Error {
  constructor(
    /** before: nothing was sent, so nothing can have happened; during: the provider may have acted. */
    readonly stage: 'before' | 'during',
    readonly kind: 'timeout' | 'dns' | 'tls' | 'connection',
    message: string,
  ) {
    super(message);
  }
}
