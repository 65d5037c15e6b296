/** A request of a provider's code. It is sent by an {@link Http} that is passed in, with time limits and address rules. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The provider's real URL. Configuration may replace its origin (with the sandbox). */
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds until the call is given up, at the caller's deadline at the latest. */
  timeout_ms?: number;
  /** What is sent and received is added to it, also where no complete answer comes. */
  volume?: Volume;
}

/** Bytes of the bodies of requests and answers, as they are transferred. An answer that is compressed counts so. */
export interface Volume {
  sent: number;
  received: number;
}

export const noVolume = (): Volume => ({ sent: 0, received: 0 });

/** As an observation has it. */
export const bytesOf = ({ sent, received }: Volume): { bytes_sent?: number; bytes_received?: number } => ({
  ...(sent > 0 && { bytes_sent: sent }),
  ...(received > 0 && { bytes_received: received }),
});

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Resolves for every status. Rejects with a {@link TransportError} if no complete answer came. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

export class TransportError extends Error {
  constructor(
    /** before: nothing was sent; during: the provider may have acted. */
    readonly stage: 'before' | 'during',
    readonly kind: 'timeout' | 'dns' | 'tls' | 'connection',
    message: string,
  ) {
    super(message);
  }
}
