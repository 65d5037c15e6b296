const HIDDEN = '[hidden]';

/** Names under which a secret may stand, though no contract has any: a dead letter is what no contract fits. */
const words = 'secret|token|password|passwd|api_?key|private_?key|authorization|credentials?|cookie';
const named = new RegExp(words, 'i');
const NAME = String.raw`[\w.-]{0,60}(?:${words})[\w.-]{0,60}`;
const quoted = new RegExp(String.raw`("${NAME}"\s{0,9}:\s{0,9})"(?:[^"\\]|\\.)*(?:"|$)`, 'gi');
const assigned = new RegExp(String.raw`(\b${NAME}\s{0,9}=\s{0,9})[^\s&;,"']+`, 'gi');
/** Whatever their name: bearer tokens, JWTs, keys of providers. */
const shapes = [
  /\bbearer\s+[\w.~+/=-]{8,}/gi,
  /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g,
  /\b(?:sk|rk|pk|whsec|xox[a-z]|gh[a-z])[_-][\w-]{8,}/g,
];

/** A text of a dead letter as staff may see it, be it JSON, cut off or nonsense. */
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

/** `credential_version: 3` is none. */
const isSecret = (key: string, value: unknown): boolean =>
  named.test(key) && (typeof value === 'string' || (typeof value === 'object' && value !== null));
