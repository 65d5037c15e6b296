import { type Cause, type FailureClass, storable } from '@linesman/contracts';

export interface ProviderFailure {
  class: FailureClass;
  cause: Cause;
  /** The provider's own code, if it gave one. */
  code: string;
  message: string;
  http_status?: number;
  /** The permission that is missing, as the provider names it. */
  missing_scope?: string;
  retry_after_ms?: number;
  /** True for a write that may have been done: the connection broke, or the answer was a 5xx. */
  may_have_acted?: boolean;
}

/** A failed call to a provider, classified for the rest of the system, in texts that can be stored. */
export class ProviderError extends Error {
  readonly failure: ProviderFailure;

  constructor(given: ProviderFailure) {
    const failure = { ...given, code: storable(given.code, 200), message: storable(given.message, 1_000) };
    super(failure.message);
    this.failure = failure;
  }
}
