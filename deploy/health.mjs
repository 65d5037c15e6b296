import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';

/**
 * Ends with 0 if the service in this container is ready. Its certificate names the service, not this address, and nothing
 * is told to whoever answers: it is not checked.
 */
const { PORT, TLS_CERT_FILE } = process.env;
const secure = Boolean(TLS_CERT_FILE);
const url = `${secure ? 'https' : 'http'}://127.0.0.1:${PORT}/health/ready`;
(secure ? getHttps : getHttp)(url, { rejectUnauthorized: false, timeout: 2_500 }, ({ statusCode }) =>
  process.exit(statusCode === 200 ? 0 : 1),
)
  .on('timeout', () => process.exit(1))
  .on('error', () => process.exit(1));
