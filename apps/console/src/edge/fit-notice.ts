/** Browsers silently ignore a cookie of more than 4,096 bytes. Encryption and its spelling make a third and more of this. */
const MOST_BYTES = 2_760;

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** As much of a notice as the session cookie has room for. @param session all that is in it. */
export function fitNotice(session: object, notice: string): string {
  const room = MOST_BYTES - bytesOf({ ...session, notice: '' });
  if (bytesOf(notice) - 2 <= room) return notice;
  let kept = '';
  let size = bytesOf('…') - 2;
  for (const letter of notice) {
    size += bytesOf(letter) - 2;
    if (size > room) break;
    kept += letter;
  }
  return `${kept}…`;
}
