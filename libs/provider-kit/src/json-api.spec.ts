import { nextLink } from './json-api';

const asked = 'https://api.example/7/projects.json?status=archived';

it.each([
  ['<https://api.example/7/projects.json?page=2>; rel="next"', 'https://api.example/7/projects.json?page=2'],
  [
    '<https://api.example/p?page=1>; rel="prev", <https://api.example/p?page=3>; rel="next"',
    'https://api.example/p?page=3',
  ],
  ['<projects.json?page=2>; title="more"; rel=next', 'https://api.example/7/projects.json?page=2'],
  ['<https://api.example/p?a=1,2>; rel="last next"', 'https://api.example/p?a=1,2'],
])('finds the next page in %s', (header, url) => {
  expect(nextLink(header, asked)?.href).toBe(url);
});

it.each([undefined, '', '<https://api.example/p?page=1>; rel="prev"', 'next', '<http://[>; rel="next"'])(
  'finds none in %s',
  (header) => {
    expect(nextLink(header, asked)).toBeUndefined();
  },
);
