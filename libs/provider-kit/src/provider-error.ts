import type { Cause, FailureClass } from '@linesman/contracts';

export interface ProviderFailure {
  class: FailureClass;
  cause: Cause;
  /** The provider's own code where it gave one. */
  code: string;
  message: string;
  http_status?: number;
  retry_after_ms?: number;
  /** A write that may have been done although nobody said so: broken off, or answered with 5xx. */
  may_have_acted?: boolean;
}

/** How a call to a provider ended badly, in the words the rest of the system acts upon. */
export class ProviderError extends Error {
  constructor(readonly failure: ProviderFailure) {
    super(failure.message);
  }
}
