import { partName } from './part-name';

it.each([
  ['probe', 'the connection itself'],
  ['auth', 'the connection itself'],
  ['sso', 'signing in'],
  ['data', 'synced data'],
  ['LIST_FOLDER', 'list folder'],
  ['GET_SSO_METADATA', 'get SSO metadata'],
  ['hooks.example/orders', 'hooks.example/orders'],
  ['https://hooks.example/ORDERS_IN', 'https://hooks.example/ORDERS_IN'],
  ['orders_in', 'orders_in'],
  ['constructor', 'constructor'],
])('%s is called %s', (part, name) => {
  expect(partName(part)).toBe(name);
});
