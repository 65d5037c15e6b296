/** What the launcher keeps of its own: passwords and keys, by their names. */
export interface Secrets {
  credential_keys: string;
  roles: Record<string, string>;
  [name: string]: unknown;
}

export function readSecrets(): Secrets;
export function writeSecrets(secrets: Secrets): void;
