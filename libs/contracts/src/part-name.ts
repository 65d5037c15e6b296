/** Parts that are no capability, by their code. */
const names = new Map([
  ['probe', 'the connection itself'],
  ['auth', 'the connection itself'],
  ['sso', 'signing in'],
  ['data', 'synced data'],
]);

const CAPABILITY_CODE = /^[A-Z][A-Z0-9_]*$/;

/** What people read for a part of an integration: `LIST_FOLDER` is `list folder`. An endpoint has its own name. */
export const partName = (part: string): string =>
  names.get(part) ??
  (CAPABILITY_CODE.test(part)
    ? part
        .toLowerCase()
        .replaceAll('_', ' ')
        .replace(/\bsso\b/, 'SSO')
    : part);
