import { OutOfTime } from './within';

interface Failure {
  code?: string;
  address?: string;
  hostname?: string;
  port?: number;
  message?: string;
  /** Of a name with several addresses, none of which answers. */
  errors?: Failure[];
}

const unreachable = ({ address, hostname, port }: Failure): string =>
  `nothing answers at ${address ?? hostname}${port ? `:${port}` : ''}. Is the server running, and is its URL right?`;
const untrusted = (): string =>
  'a server has a certificate that is not trusted. Name the file of its issuer in NODE_EXTRA_CA_CERTS.';

/** What to do about a failure at the start, by its code. */
const byCode: Record<string, (failure: Failure) => string> = {
  EADDRINUSE: ({ address, port }) =>
    `port ${port} on ${address} is taken. Stop what uses it, or set PORT to another one.`,
  '28P01': () => 'PostgreSQL refuses the password. Check DATABASE_APP_URL and DATABASE_SYSTEM_URL.',
  '28000': () => 'PostgreSQL refuses the role. Check DATABASE_APP_URL and DATABASE_SYSTEM_URL.',
  '3D000': () => 'PostgreSQL has no such database. Run the job that prepares it (deploy/prepare.mjs) first.',
  '42P01': () => 'a table is missing in PostgreSQL. Run the job that prepares it (deploy/prepare.mjs) first.',
  '53300': () => 'PostgreSQL has no connection left. Raise its max_connections, or lower DATABASE_POOL_SIZE.',
  '57P03': () => 'PostgreSQL is starting or stopping. Start this service again when it answers.',
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  EAI_AGAIN: unreachable,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
};

/** What to do about failures that have no code, by their message. */
const byMessage: [RegExp, string][] = [
  [/authorization violation/i, 'NATS refuses the user or the password. Check NATS_USER and NATS_PASSWORD.'],
  [/^CONNECTION_REFUSED$|^connection refused$/i, 'nothing answers at NATS_URL. Is NATS running, and is its URL right?'],
  [/^timeout$/, 'NATS does not answer. Check NATS_URL, and whether the server is overloaded.'],
  [/WRONGPASS|NOAUTH|invalid password/, 'Redis refuses the password. Check REDIS_URL.'],
  [/connection timeout/i, 'PostgreSQL does not answer. Check DATABASE_APP_URL, and whether the server is overloaded.'],
  [/server does not support SSL/i, 'PostgreSQL does not speak TLS. Give it a certificate.'],
];

/** A sentence that says why a service cannot start; undefined if nobody foresaw it. */
function foreseen(failure: Failure): string | undefined {
  if (failure instanceof OutOfTime)
    return `${failure.message}. A server takes connections and does not answer: look at PostgreSQL, NATS and Redis.`;
  const known = byCode[failure.code ?? ''];
  if (known) return known(failure.errors?.[0] ?? failure);
  return byMessage.find(([pattern]) => pattern.test(failure.message ?? ''))?.[1];
}

/** One sentence that says why a service cannot start. Where nobody foresaw it, the error's own words and its place. */
export function startFailure(error: unknown): string {
  const sentence = foreseen(error as Failure);
  if (sentence) return sentence;
  return error instanceof Error && error.stack ? error.stack.replace(/^\w*Error: /, '') : String(error);
}
