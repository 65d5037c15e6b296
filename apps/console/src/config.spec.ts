import { ConfigError, parseConfig } from '@linesman/service-kit';
import { ConsoleConfig } from './config';

const key = Buffer.alloc(32, 1).toString('base64');
const environment = {
  PORT: '4000',
  PUBLIC_ORIGIN: 'https://linesman.example.com',
  TOKEN_ISSUER: 'https://login.example.com',
  JWKS_URL: 'https://login.example.com/jwks',
  CATALOG_URL: 'http://catalog:4001',
  INTEGRATIONS_URL: 'http://integrations:4002',
  GATEWAY_EXECUTOR_URL: 'http://executor-1:4003, http://executor-2:4003/',
  STATUS_MONITOR_URL: 'http://monitor:4004',
  NOTIFIER_URL: 'http://notifier:4005',
  NATS_URL: 'nats://nats:4222',
  NATS_USER: 'console',
  NATS_PASSWORD: 'secret',
  SESSION_KEY: key,
};
const parsed = (change: Record<string, string> = {}) => parseConfig(ConsoleConfig, { ...environment, ...change });

describe('the console’s environment', () => {
  it('names one process of a service or several', () => {
    const config = parsed() as ConsoleConfig;
    expect(config.urlsOf('catalog')).toEqual(['http://catalog:4001']);
    expect(config.urlsOf('gateway-executor')).toEqual(['http://executor-1:4003', 'http://executor-2:4003']);
  });

  it('takes an old session key beside the new one', () => {
    expect((parsed({ SESSION_KEY: `${key},${key}` }) as ConsoleConfig).SESSION_KEY).toEqual([key, key]);
  });

  it.each([
    ['PUBLIC_ORIGIN', 'https://linesman.example.com/console'],
    ['PUBLIC_ORIGIN', 'http://linesman.example.com'],
    ['SESSION_KEY', 'c2hvcnQ='],
    ['NOTIFIER_URL', 'http://notifier:4005,nowhere'],
  ])('is refused by name when %s is %s', (name, value) => {
    const error = parsed({ [name]: value });
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).message).toContain(name);
  });

  it.each(['http://127.0.0.1:4000', 'http://linesman.localhost:4000'])(
    'may be %s, on one machine without TLS',
    (PUBLIC_ORIGIN) => {
      expect(parsed({ PUBLIC_ORIGIN })).toBeInstanceOf(ConsoleConfig);
    },
  );
});
