import { refuseLoopback } from './refuse-loopback';

it('lets no tenant reach the machine in production', () => {
  expect(refuseLoopback({ NODE_ENV: 'production', ALLOW_LOOPBACK_ADDRESSES: true })).toContain('production refuses');
  expect(refuseLoopback({ NODE_ENV: 'production', ALLOW_LOOPBACK_ADDRESSES: false })).toBeUndefined();
  expect(refuseLoopback({ NODE_ENV: 'development', ALLOW_LOOPBACK_ADDRESSES: true })).toBeUndefined();
});
