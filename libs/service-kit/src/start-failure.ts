interface Failure {
  code?: string;
  address?: string;
  hostname?: string;
  port?: number;
  message?: string;
}

const unreachable = ({ address, hostname, port }: Failure): string =>
  `nothing answers at ${address ?? hostname}${port ? `:${port}` : ''}. Is the server running, and is its URL right?`;

/** What to do about a failure at the start, by its code. */
const byCode: Record<string, (failure: Failure) => string> = {
  EADDRINUSE: ({ address, port }) =>
    `port ${port} on ${address} is taken. Stop what uses it, or set PORT to another one.`,
  '28P01': () => 'PostgreSQL refuses the password. Check DATABASE_APP_URL and DATABASE_SYSTEM_URL.',
  '28000': () => 'PostgreSQL refuses the role. Check DATABASE_APP_URL and DATABASE_SYSTEM_URL.',
  '3D000': () => 'PostgreSQL has no such database. Run the job that prepares it (deploy/prepare.mjs) first.',
  '57P03': () => 'PostgreSQL is starting or stopping. Start this service again when it answers.',
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
};

/** What to do about failures that have no code, by their message. */
const byMessage: [RegExp, string][] = [
  [/authorization violation/i, 'NATS refuses the user or the password. Check NATS_USER and NATS_PASSWORD.'],
  [/^CONNECTION_REFUSED$|^connection refused$/i, 'nothing answers at NATS_URL. Is NATS running, and is its URL right?'],
  [/WRONGPASS|NOAUTH/, 'Redis refuses the password. Check REDIS_URL.'],
];

/** One sentence that says why a service cannot start. */
export function startFailure(error: unknown): string {
  const failure = error as Failure;
  const known = byCode[failure.code ?? ''];
  if (known) return known(failure);
  const message = failure.message ?? String(error);
  return byMessage.find(([pattern]) => pattern.test(message))?.[1] ?? message;
}
