import { storable } from '@linesman/contracts';

/** An escape in JSON: a pair of surrogates, half of one, NUL, or any other, whose backslash may be escaped itself. */
const escapes =
  /\\(?:(u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2})|(u[dD][89a-fA-F][\da-fA-F]{2}|u0000)|.)/gs;
const suspicious = /\\u(?:0000|d[89a-f])/i;

/**
 * The body of an answer without what cannot be stored, neither as it is nor escaped in JSON. Everything that a provider
 * says comes through here.
 */
export function readableBody(bytes: Buffer): string {
  const text = storable(bytes.toString());
  if (!suspicious.test(text)) return text;
  return text.replace(escapes, (escape, _pair, unstorable: string | undefined) => (unstorable ? '\\ufffd' : escape));
}
