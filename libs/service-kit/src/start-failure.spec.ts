import { startFailure } from './start-failure';
import { OutOfTime } from './within';

it.each([
  [{ code: 'EADDRINUSE', address: '127.0.0.1', port: 4000 }, 'port 4000 on 127.0.0.1 is taken'],
  [{ code: 'ECONNREFUSED', address: '127.0.0.1', port: 5432 }, 'nothing answers at 127.0.0.1:5432'],
  [{ code: 'ENOTFOUND', hostname: 'postgres' }, 'nothing answers at postgres.'],
  [{ code: 'ECONNREFUSED', errors: [{ address: '::1', port: 5432 }] }, 'nothing answers at ::1:5432'],
  [{ code: '28P01' }, 'PostgreSQL refuses the password'],
  [new Error("'Authorization Violation'"), 'Check NATS_USER and NATS_PASSWORD'],
  [new Error('timeout'), 'NATS does not answer'],
  [new OutOfTime('start-up: no end after 180 s'), 'start-up: no end after 180 s. A server takes connections'],
  [new Error('WRONGPASS invalid username-password pair'), 'Check REDIS_URL'],
  [new Error('Connection terminated due to connection timeout'), 'PostgreSQL does not answer'],
  [Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'NODE_EXTRA_CA_CERTS'],
  [new Error('something else'), 'something else\n    at '],
  ['thrown text', 'thrown text'],
])('says what to do about %p', (error, sentence) => {
  expect(startFailure(error)).toContain(sentence);
});
