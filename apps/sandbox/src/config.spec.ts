import { readConfig } from './config';

const environment = {
  NODE_ENV: 'development',
  PORT: '0',
  SMTP_PORT: '0',
  SANDBOX_STATE_DIR: '/tmp/sandbox',
  PUBLIC_ORIGIN: 'http://127.0.0.1:1',
  SLACK_SIGNING_SECRET: 'development-only-not-a-secret',
  OAUTH_APPS: '{}',
};

it.each(['production', '', undefined])('does not start where NODE_ENV is %j', (NODE_ENV) => {
  expect(() => readConfig({ ...environment, NODE_ENV })).toThrow('does not start in production');
});

it.each(['development', 'test'])('starts where NODE_ENV is %s', (NODE_ENV) => {
  expect(readConfig({ ...environment, NODE_ENV })).toMatchObject({ port: 0 });
});
