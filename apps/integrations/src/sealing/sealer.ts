import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { CredentialKeys } from './credential-keys';

/** What is sealed belongs to one record of one tenant, and opens nowhere else. */
export interface SealOwner {
  tenant_id: string;
  record_id: string;
}

/** A record's secrets as they are stored: each under a data key of the record's own, which a credential key wraps. */
export interface SealedRecord {
  key_id: string;
  data_key: string;
  fields: Record<string, string>;
}

export class CannotOpen extends Error {}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM throughout; the additional data names tenant, record and field. */
export class Sealer {
  constructor(private readonly keys: CredentialKeys) {}

  seal(owner: SealOwner, fields: Record<string, string>): SealedRecord {
    const dataKey = randomBytes(32);
    const sealed = Object.entries(fields).map(([field, value]) => [
      field,
      encrypt(dataKey, Buffer.from(value), boundTo(owner, `field ${field}`)),
    ]);
    return {
      key_id: this.keys.current,
      data_key: encrypt(this.keys.byId.get(this.keys.current)!, dataKey, boundTo(owner, 'data key')),
      fields: Object.fromEntries(sealed) as Record<string, string>,
    };
  }

  /** @throws CannotOpen when the record was moved, changed, or sealed with a key that is not there. */
  open(owner: SealOwner, record: SealedRecord, field: string): string {
    const wrapping = this.keys.byId.get(record.key_id);
    if (!wrapping) throw new CannotOpen(`the credential key ${record.key_id} is not in CREDENTIAL_KEYS`);
    const sealed = record.fields[field];
    if (sealed === undefined) throw new CannotOpen(`nothing is sealed under ${field}`);
    try {
      const dataKey = decrypt(wrapping, record.data_key, boundTo(owner, 'data key'));
      return decrypt(dataKey, sealed, boundTo(owner, `field ${field}`)).toString();
    } catch {
      throw new CannotOpen(`${field} of record ${owner.record_id} does not open: it was moved or changed`);
    }
  }
}

const boundTo = (owner: SealOwner, part: string): Buffer =>
  Buffer.from(JSON.stringify([owner.tenant_id, owner.record_id, part]));

function encrypt(key: Buffer, plain: Buffer, bound: Buffer): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64');
}

function decrypt(key: Buffer, sealed: string, bound: Buffer): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(bound);
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
