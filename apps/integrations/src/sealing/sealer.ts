import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { CredentialKeys } from './credential-keys';

/** The record that sealed secrets belong to. They cannot be opened as part of another record or tenant. */
export interface SealOwner {
  tenant_id: string;
  record_id: string;
}

/** A record's secrets as they are stored, encrypted with the record's own data key, which a credential key wraps. */
export interface SealedRecord {
  key_id: string;
  data_key: string;
  fields: Record<string, string>;
}

export class CannotOpen extends Error {}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts with AES-256-GCM. The additional authenticated data names tenant, record and field. */
export class Sealer {
  constructor(private readonly keys: CredentialKeys) {}

  seal(owner: SealOwner, fields: Record<string, string>): SealedRecord {
    const dataKey = randomBytes(32);
    const sealed = Object.entries(fields).map(([field, value]) => [
      field,
      encrypt(dataKey, Buffer.from(value), boundTo(owner, `field ${field}`)),
    ]);
    return { ...this.wrap(owner, dataKey), fields: Object.fromEntries(sealed) as Record<string, string> };
  }

  /** @throws CannotOpen if the record was moved or changed, or its credential key is not in the list. */
  open(owner: SealOwner, record: SealedRecord, field: string): string {
    const sealed = record.fields[field];
    if (sealed === undefined) throw new CannotOpen(`nothing is sealed under ${field}`);
    const dataKey = this.dataKeyOf(owner, record);
    try {
      return decrypt(dataKey, sealed, boundTo(owner, `field ${field}`)).toString();
    } catch {
      throw cannotOpen(owner, field);
    }
  }

  /**
   * Wraps the record's data key with the current credential key. The encrypted fields stay the same.
   * @throws CannotOpen as {@link open} does.
   */
  rewrap(owner: SealOwner, record: SealedRecord): SealedRecord {
    return { ...record, ...this.wrap(owner, this.dataKeyOf(owner, record)) };
  }

  private wrap(owner: SealOwner, dataKey: Buffer): Pick<SealedRecord, 'key_id' | 'data_key'> {
    const { current, byId } = this.keys;
    return { key_id: current, data_key: encrypt(byId.get(current)!, dataKey, boundTo(owner, 'data key')) };
  }

  private dataKeyOf(owner: SealOwner, { key_id, data_key }: SealedRecord): Buffer {
    const wrapping = this.keys.byId.get(key_id);
    if (!wrapping) throw new CannotOpen(`the credential key ${key_id} is not in CREDENTIAL_KEYS`);
    try {
      return decrypt(wrapping, data_key, boundTo(owner, 'data key'));
    } catch {
      throw cannotOpen(owner, 'the data key');
    }
  }
}

const cannotOpen = ({ record_id }: SealOwner, what: string): CannotOpen =>
  new CannotOpen(`${what} of record ${record_id} does not open: it was moved or changed`);

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
