import { LinesmanError, type LinesmanProblem, unanswered } from './linesman-error';

interface Request {
  body?: object;
  headers?: Record<string, string>;
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
      headers: { ...request.headers, authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.any(signals),
      redirect: 'error',
    }).catch((cause: unknown) => {
      throw unanswered(cause);
    });
    const text = await response.text().catch((cause: unknown) => {
      throw unanswered(cause);
    });
    if (response.ok) return (text ? JSON.parse(text) : undefined) as A;
    const problem = problemIn(text);
    throw problem ? new LinesmanError(problem) : unanswered(new Error(`HTTP ${response.status} from ${this.url}`));
  }
}

/** A proxy in front of Linesman answers with something else. */
function problemIn(text: string): LinesmanProblem | undefined {
  try {
    const document = JSON.parse(text) as Partial<LinesmanProblem> | null;
    return typeof document?.status === 'number' && document.type ? (document as LinesmanProblem) : undefined;
  } catch {
    return undefined;
  }
}
