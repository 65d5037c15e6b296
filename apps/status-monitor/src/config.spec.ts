import { ConfigError, parseConfig } from '@linesman/service-kit';
import { StatusMonitorConfig } from './config';

const environment = {
  PORT: '0',
  PUBLIC_ORIGIN: 'http://127.0.0.1:1',
  TOKEN_ISSUER: 'http://127.0.0.1:1',
  JWKS_URL: 'http://127.0.0.1:1/jwks',
  DATABASE_APP_URL: 'postgres://127.0.0.1:1/linesman',
  DATABASE_SYSTEM_URL: 'postgres://127.0.0.1:1/linesman',
  NATS_URL: 'nats://127.0.0.1:1',
  NATS_USER: 'status-monitor',
  NATS_PASSWORD: 'x',
  REDIS_URL: 'redis://127.0.0.1:1',
};

it('accepts probe intervals in seconds, also fractions', () => {
  const config = parseConfig(StatusMonitorConfig, { ...environment, PROBE_INTERVALS: '{"dropbox":0.5,"xero":300}' });
  expect(config).toMatchObject({ PROBE_INTERVALS: { dropbox: 0.5, xero: 300 } });
});

// Such a value in the schedule's statement would stop the probes of every tenant, or run them without end.
it.each(['{"dropbox":"soon"}', '{"dropbox":0}', '{"dropbox":-1}', '{"dropbox":null}', '[3]', 'soon'])(
  'refuses %s as probe intervals',
  (PROBE_INTERVALS) => {
    const config = parseConfig(StatusMonitorConfig, { ...environment, PROBE_INTERVALS });
    expect(config).toBeInstanceOf(ConfigError);
    expect((config as ConfigError).message).toContain('PROBE_INTERVALS must be JSON');
  },
);

it('is not complete without Redis, which holds its queues', () => {
  const { REDIS_URL: _, ...others } = environment;
  expect((parseConfig(StatusMonitorConfig, others) as ConfigError).message).toContain('REDIS_URL');
});
