const KEY_BYTES = 32;

export interface CredentialKeys {
  /** Id of the key that new records are sealed with. */
  current: string;
  byId: ReadonlyMap<string, Buffer>;
}

/** @throws Error whose message is the sentence of {@link faultOfCredentialKeys}. */
export function parseCredentialKeys(text: string): CredentialKeys {
  const fault = faultOfCredentialKeys(text);
  if (fault) throw new Error(fault);
  const entries = entriesOf(text);
  return { current: entries[0]![0], byId: new Map(entries) };
}

/** @returns one sentence that says what is wrong with the keys, without showing them; undefined if they are valid. */
export function faultOfCredentialKeys(text: unknown): string | undefined {
  const shape = 'Set CREDENTIAL_KEYS to <id>:<32 bytes in base64>, separated by commas, the key to seal with first.';
  if (typeof text !== 'string' || text === '') return `There is no key to seal credentials with. ${shape}`;
  const entries = entriesOf(text);
  for (const [id, key] of entries) {
    if (!/^[A-Za-z0-9_-]{1,40}$/.test(id)) return `A credential key has no usable id. ${shape}`;
    if (key.length !== KEY_BYTES)
      return `Credential key ${id} has ${key.length} bytes instead of ${KEY_BYTES}. ${shape}`;
  }
  if (new Set(entries.map(([id]) => id)).size < entries.length) return `Two credential keys have the same id. ${shape}`;
  return undefined;
}

const entriesOf = (text: string): [string, Buffer][] =>
  text.split(',').map((entry) => {
    const [id = '', ...rest] = entry.trim().split(':');
    return [id, Buffer.from(rest.join(':'), 'base64')];
  });
