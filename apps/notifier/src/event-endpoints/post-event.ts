import { type Http, ProviderError, retryAfterMs, TransportError } from '@linesman/provider-kit';
import { signatureHeaders } from './signing';

export interface Posted {
  event_id: string;
  url: string;
  body: string;
  secrets: string[];
}

export interface Answer {
  /** Absent if no answer came. */
  status?: number;
  /** Why no answer came. */
  error?: string;
  /** Seconds. */
  retry_after?: number;
  took_ms: number;
}

/** Sends an event once. Never rejects for what the endpoint does. */
export async function postEvent(http: Http, { event_id, url, body, secrets }: Posted, at: Date): Promise<Answer> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const headers = { 'content-type': 'application/json', ...signatureHeaders(secrets, event_id, at, body) };
    const answer = await http({ method: 'POST', url, headers, body });
    const wait = retryAfterMs(answer.headers, at);
    return { status: answer.status, took_ms: took(), ...(wait !== undefined && { retry_after: wait / 1_000 }) };
  } catch (error) {
    if (error instanceof ProviderError) return { error: error.failure.message, took_ms: took() };
    if (error instanceof TransportError) return { error: error.message, took_ms: took() };
    throw error;
  }
}
