const HIDDEN = '[hidden]';

/** Names of fields that may hold a secret. Contracts have none, but a dead letter may fit no contract. */
const words = 'secret|token|password|passwd|api_?key|private_?key|authorization|credentials?|cookie';
const named = new RegExp(words, 'i');
const NAME = String.raw`[\w.-]{0,60}(?:${words})[\w.-]{0,60}`;
const quoted = new RegExp(String.raw`("${NAME}"\s{0,9}:\s{0,9})"(?:[^"\\]|\\.)*(?:"|$)`, 'gi');
const assigned = new RegExp(String.raw`(\b${NAME}\s{0,9}=\s{0,9})[^\s&;,"']+`, 'gi');
/** Secrets known by their shape, under any name: bearer tokens, JWTs, keys of providers. */
const shapes = [
  /\bbearer\s+[\w.~+/=-]{8,}/gi,
  /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g,
  /\b(?:sk|rk|pk|whsec|xox[a-z]|gh[a-z])[_-][\w-]{8,}/g,
];

/** Replaces secrets in a text of a dead letter, which may be JSON, cut off or anything else. */
export function hideSecrets(text: string): string {
  const shown = hideInJson(text) ?? text.replace(quoted, `$1"${HIDDEN}"`).replace(assigned, `$1${HIDDEN}`);
  return shapes.reduce((rest, shape) => rest.replace(shape, HIDDEN), shown);
}

function hideInJson(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text, (key, value: unknown) => (isSecret(key, value) ? HIDDEN : value)));
  } catch {
    return undefined;
  }
}

/** A number is no secret, `credential_version` for example. */
const isSecret = (key: string, value: unknown): boolean =>
  named.test(key) && (typeof value === 'string' || (typeof value === 'object' && value !== null));
