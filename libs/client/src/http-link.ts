import { LinesmanError, type LinesmanProblem, unanswered } from './linesman-error';

interface Request {
  body?: object;
  timeout_ms?: number;
  signal?: AbortSignal;
}

const TIMEOUT_MS = 30_000;

/** Questions to Linesman over HTTP. */
export class HttpLink {
  constructor(
    private readonly url: string,
    private readonly token: () => Promise<string>,
  ) {}

  /** @throws LinesmanError: the refusal, or that nobody answers. */
  async ask<A>(method: 'POST' | 'PUT' | 'DELETE', path: string, request: Request = {}): Promise<A> {
    const { body, timeout_ms = TIMEOUT_MS, signal } = request;
    const authorization = `Bearer ${await this.token()}`;
    const signals = [AbortSignal.timeout(timeout_ms), ...(signal ? [signal] : [])];
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.any(signals),
      redirect: 'error',
    }).catch((cause: unknown) => {
      throw unanswered(cause);
    });
    const text = await response.text().catch((cause: unknown) => {
      throw unanswered(cause);
    });
    const answer = text === '' ? undefined : objectIn(text);
    if (response.ok && (answer || text === '')) return answer as A;
    const isProblem = typeof answer?.status === 'number' && typeof answer.type === 'string';
    throw isProblem
      ? new LinesmanError(answer as unknown as LinesmanProblem)
      : unanswered(new Error(`HTTP ${response.status} from ${this.url}, and not from Linesman`));
  }
}

/** A proxy in front of Linesman answers with something else. */
function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
