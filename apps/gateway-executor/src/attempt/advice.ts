import { causeFacts, type ExecutionError, type Remedy } from '@linesman/contracts';

/** What a person can do at the page of the integration. For everything else a link there would mislead. */
const doneAtThePage: readonly Remedy[] = [
  'reconnect',
  'enter_key',
  'renew_certificate',
  'correct_sign_on',
  'grant_permission',
];

export const pageOf = (origin: string, integration_id: string): string => `${origin}/integrations/${integration_id}`;

/** Adds what ends the problem, and the page where it is done if a person can do it there. */
export function withAdvice(error: ExecutionError, page: string): ExecutionError {
  const { remedy } = causeFacts[error.cause];
  if (remedy === 'none') return error;
  return { ...error, remedy, ...(doneAtThePage.includes(remedy) ? { reconnect_url: page } : {}) };
}
