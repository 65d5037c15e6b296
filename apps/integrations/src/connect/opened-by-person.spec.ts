import { openedByPerson } from './opened-by-person';

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
const browser = { 'user-agent': chrome, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

it.each([
  ['a browser that navigates', 'GET', browser, true],
  ['HEAD', 'HEAD', browser, false],
  ['a program that fetches', 'GET', { 'user-agent': chrome }, false],
  ['a script in a page', 'GET', { ...browser, 'sec-fetch-mode': 'cors' }, false],
  ['a browser that loads it ahead', 'GET', { ...browser, 'sec-purpose': 'prefetch;prerender' }, false],
  ['an older browser that loads it ahead', 'GET', { ...browser, purpose: 'prefetch' }, false],
  ['a scanner that names itself', 'GET', { ...browser, 'user-agent': `${chrome} BingPreview/1.0b` }, false],
  ['a scanner with a browser', 'GET', { ...browser, 'user-agent': 'HeadlessChrome/141.0' }, false],
  ['a chat that shows a preview', 'GET', { ...browser, 'user-agent': 'Slackbot-LinkExpanding 1.0' }, false],
])('of %s it says whether a person opened the page', (_, method, headers, opened) =>
  expect(openedByPerson({ method, headers })).toBe(opened),
);
