export class NotOk extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Sends and receives JSON over HTTP. Throws `NotOk` with the server's text unless it answers 2xx. */
export async function requestJson<T>(
  url: string,
  options: { method?: string; token?: string; body?: unknown } = {},
): Promise<T> {
  const response = await fetch(url, {
    method: options.method ?? 'GET',
    headers: {
      accept: 'application/json',
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
    },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  if (!response.ok)
    throw new NotOk(
      response.status,
      `${options.method ?? 'GET'} ${url} answered ${response.status}: ${text.slice(0, 500)}`,
    );
  return (text ? JSON.parse(text) : undefined) as T;
}
