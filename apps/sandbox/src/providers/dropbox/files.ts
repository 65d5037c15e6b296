import { createHash } from 'node:crypto';
import type { DropboxAccount } from './accounts';

const names = ['Contract', 'Invoice', 'Plan', 'Minutes', 'Offer', 'Report'];

export function file({ account }: DropboxAccount, n: number): Record<string, unknown> {
  const hash = createHash('sha256').update(`${account}/${n}`).digest('hex');
  const name = `${names[n % names.length]} ${String(n + 1).padStart(4, '0')}.pdf`;
  const modified = new Date(Date.UTC(2026, 0, 1 + (n % 300), 9)).toISOString().replace('.000', '');
  return {
    '.tag': 'file',
    name,
    path_lower: `/${name.toLowerCase()}`,
    path_display: `/${name}`,
    id: `id:${hash.slice(0, 22)}`,
    client_modified: modified,
    server_modified: modified,
    rev: hash.slice(22, 38),
    size: 1_000 + (Number.parseInt(hash.slice(0, 5), 16) % 900_000),
    is_downloadable: true,
    content_hash: hash,
  };
}
