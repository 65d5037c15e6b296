import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Journal } from '../../state/journal';
import { StateDir } from '../../state/state-dir';
import type { GoogleAccount } from './accounts';

export interface DriveFile extends Record<string, unknown> {
  id: string;
  name: string;
  mimeType: string;
  trashed: boolean;
}

/** A file's latest change; a generated file has none until it is changed. */
export interface KeptFile {
  account: string;
  sequence: number;
  time: string;
  removed: boolean;
  file: DriveFile;
}

const folder = 'application/vnd.google-apps.folder';
const names = ['Contract', 'Invoice', 'Plan', 'Minutes', 'Offer', 'Report'];
const firstSequence = 100;

export const rootOf = ({ account }: GoogleAccount): string => `0A${hashOf(`${account}/root`).slice(0, 17)}`;

/** The files of a Drive: the generated ones, and those that were created, changed and removed here. */
@Injectable()
export class DriveFiles {
  private readonly changed: Journal<KeptFile>;
  private readonly reserved: Journal<string>;

  constructor(state: StateDir) {
    this.changed = state.journal<KeptFile>('google-files', { keep: 5_000 });
    this.reserved = state.journal<string>('google-ids', { keep: 5_000 });
  }

  all(owner: GoogleAccount): DriveFile[] {
    const mine = this.changes(owner);
    const ids = new Set(mine.map(({ file }) => file.id));
    const here = mine.filter(({ removed }) => !removed).map(({ file }) => file);
    const generated = Array.from({ length: owner.files }, (_, n) => generatedFile(owner, n));
    return [...here, ...generated.filter(({ id }) => !ids.has(id))];
  }

  changes({ account }: GoogleAccount): KeptFile[] {
    return this.changed.values().filter((kept) => kept.account === account);
  }

  next(owner: GoogleAccount): number {
    return Math.max(firstSequence, ...this.changes(owner).map(({ sequence }) => sequence)) + 1;
  }

  keep(owner: GoogleAccount, file: DriveFile, removed = false): DriveFile {
    const { account } = owner;
    const [sequence, time] = [this.next(owner), new Date().toISOString()];
    this.changed.set(`${account}:${file.id}`, { account, sequence, time, removed, file });
    return file;
  }

  reserve({ account }: GoogleAccount, count: number): string[] {
    const ids = Array.from({ length: count }, newId);
    for (const id of ids) this.reserved.set(id, account);
    return ids;
  }

  isReserved({ account }: GoogleAccount, id: string): boolean {
    return this.reserved.get(id) === account;
  }
}

export const newId = (): string => `1${randomBytes(24).toString('base64url')}`;

function generatedFile(owner: GoogleAccount, n: number): DriveFile {
  const hash = hashOf(`${owner.account}/${n}`);
  const isFolder = n % 12 === 0;
  const id = `1${hash.slice(0, 32)}`;
  const at = new Date(Date.UTC(2026, 0, 1 + (n % 300), 9)).toISOString();
  const type = isFolder ? 'folders' : 'file/d';
  return {
    kind: 'drive#file',
    id,
    name: isFolder ? `Folder ${n / 12 + 1}` : `${names[n % names.length]} ${String(n + 1).padStart(4, '0')}.pdf`,
    mimeType: isFolder ? folder : 'application/pdf',
    ...(isFolder ? {} : { size: String(1_000 + (Number.parseInt(hash.slice(0, 5), 16) % 900_000)) }),
    parents: [rootOf(owner)],
    webViewLink: `https://drive.google.com/${type}/${id}`,
    ownedByMe: true,
    trashed: false,
    createdTime: at,
    modifiedTime: at,
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
