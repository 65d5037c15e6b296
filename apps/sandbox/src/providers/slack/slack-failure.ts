/** Slack answers most failures with HTTP 200 and an error code. */
export class SlackFailure extends Error {
  constructor(
    readonly error: string,
    readonly messages: string[] = [],
    readonly retryAfter?: number,
  ) {
    super(error);
  }
}
