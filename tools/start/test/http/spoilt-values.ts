/** A value that somebody might send, as JSON text, so that it may be one that JavaScript has no value for. */
export interface SpoiltValue {
  name: string;
  text: string;
  /** The bytes are not UTF-8. */
  isBinary?: true;
}

const DEPTH = 5_000;
const MEGABYTE = 1_000_000;

const wrongTypes = ['null', 'true', '7', '"some text"', '[]', '{}', '[null]', '[[]]', '[{}]', '{"a":{"b":[1]}}'];

const deepArray = '['.repeat(DEPTH) + ']'.repeat(DEPTH);
const deepObject = '{"a":'.repeat(DEPTH) + '1' + '}'.repeat(DEPTH);

/** In place of any field. */
export const spoiltValues: SpoiltValue[] = [
  ...wrongTypes.map((text) => ({ name: text, text })),
  { name: 'an empty text', text: '""' },
  { name: 'a text of 1 MB', text: `"${'x'.repeat(MEGABYTE)}"` },
  { name: 'a NUL', text: '"a\\u0000b"' },
  { name: 'a lone surrogate', text: '"a\\ud800b"' },
  { name: 'control characters and a mark that turns text around', text: '"a\\r\\n\\u202eb"' },
  { name: 'bytes that are no UTF-8', text: '"a\xff\xfeb"', isBinary: true },
  { name: 'a name of every object', text: '"__proto__"' },
  { name: 'a fraction', text: '1.5' },
  { name: 'a negative number', text: '-1' },
  { name: 'a number beyond every integer', text: '99999999999999999999' },
  { name: 'a number near infinity', text: '1e308' },
  { name: 'a number beyond infinity', text: '1e400' },
  { name: 'a year that no calendar has', text: '"-271821-04-20T00:00:00.000Z"' },
  { name: 'the last moment', text: '"+275760-09-13T00:00:00.000Z"' },
  { name: 'a file', text: '"file:///etc/passwd"' },
  { name: 'a script', text: '"javascript:alert(1)"' },
  { name: 'an array 5,000 deep', text: deepArray },
  { name: 'an object 5,000 deep', text: deepObject },
  { name: 'an object with a NUL in a name', text: '{"a\\u0000":"b\\u0000"}' },
  { name: 'an object with a lone surrogate in a name', text: '{"a\\udfff":"b\\udfff"}' },
];

/** In place of a whole body. */
export const spoiltBodies: SpoiltValue[] = [
  ...['', ' ', 'null', '[]', '"text"', '7', 'true', '{', '{"a":1', '[1,', '{"a":1}}', "{'a':1}", 'NaN'].map((text) => ({
    name: `the body ${text}`,
    text,
  })),
  { name: 'a NUL as the body', text: '\0' },
  { name: 'a body of bytes that are no UTF-8', text: '\xff\xfe\xfd', isBinary: true },
  { name: 'an array 5,000 deep as the body', text: deepArray },
  { name: 'an object 5,000 deep as the body', text: deepObject },
  { name: 'a body above 1 MiB', text: `{"a":"${'x'.repeat(1_100_000)}"}` },
  { name: 'a body with a prototype', text: '{"__proto__":{"admin":true}}' },
  { name: 'a body with a constructor', text: '{"constructor":{"prototype":{"admin":true}}}' },
];

/** In place of a parameter in the path or query, percent-encoded. */
export const spoiltParameters: SpoiltValue[] = [
  { name: 'a word', text: 'nonsense' },
  { name: 'a long text', text: 'x'.repeat(3_000) },
  { name: 'a NUL', text: 'a%00b' },
  { name: 'bytes that are no UTF-8', text: '%ff%fe' },
  { name: 'an encoded lone surrogate', text: '%ed%a0%80' },
  { name: 'a broken encoding', text: '%zz' },
  { name: 'a quote', text: "'%3b--" },
  { name: 'a pattern', text: '%25_%5c*%28' },
  { name: 'encoded dots', text: '%2e%2e%2f%2e%2e' },
  { name: 'other letters', text: '%F0%9F%98%80%E2%80%AE' },
  { name: 'minus one', text: '-1' },
  { name: 'a fraction', text: '1.5' },
  { name: 'a number beyond every integer', text: '99999999999999999999' },
  { name: 'a number near infinity', text: '1e308' },
];

/** In place of a query parameter only: elsewhere they mean another path, or nothing. */
export const spoiltQueries: SpoiltValue[] = [
  { name: 'nothing', text: '' },
  { name: 'a year that no calendar has', text: '-271821-04-20T00:00:00.000Z' },
  { name: 'the last moment', text: '%2B275760-09-13T00:00:00.000Z' },
  { name: 'a foreign cursor', text: 'bnVsbHxudWxs' },
];
