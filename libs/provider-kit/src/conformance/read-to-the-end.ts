import type { SyncPage } from '../provider';
import type { Answer, CapabilitySample } from './samples';

type Run = (answers: Answer[], cursor?: string) => Promise<Record<string, unknown>>;

/** Every rule of sync capabilities that this one breaks, as sentences. */
export async function shortcomingsOfSync(
  { answers, output, pages = [] }: CapabilitySample,
  run: Run,
): Promise<string[]> {
  const found: string[] = [];
  const expected = [{ answers, output }, ...pages];
  let cursor: string | undefined;
  for (const [at, page] of expected.entries()) {
    const name = `page ${at + 1}`;
    const read = await run(page.answers, cursor);
    const again = await run(page.answers, cursor);
    expect(read).toEqual(page.output);
    found.push(...shape(read).map((what) => `${name}: ${what}`));
    if (JSON.stringify(read) !== JSON.stringify(again)) found.push(`${name} is another for the same cursor`);
    const last = at === expected.length - 1;
    if (read.complete === true && !last) found.push(`${name} is complete, and others follow`);
    if (read.complete !== true && last) found.push(`${name} is the last and not complete: add the rest to the sample`);
    if (read.complete !== true && read.cursor === cursor) found.push(`${name} does not move on`);
    cursor = String(read.cursor);
  }
  return found;
}

function shape(page: Record<string, unknown>): string[] {
  const { records, skipped, cursor, complete } = page as Partial<SyncPage>;
  const found: string[] = [];
  if (typeof complete !== 'boolean') found.push('complete is not a boolean');
  if (typeof cursor !== 'string' || cursor.length > 2_000) found.push('cursor is no text of up to 2,000 characters');
  const isName = (id: unknown) => typeof id === 'string' && id.length > 0 && id.length <= 500;
  const isData = (data: unknown) => typeof data === 'object' && data !== null && !Array.isArray(data);
  if (!Array.isArray(records) || !records.every(({ external_id, data }) => isName(external_id) && isData(data)))
    found.push('records are not all { external_id, data, deleted? }');
  if (
    !Array.isArray(skipped) ||
    !skipped.every(({ external_id = '-', reason }) => isName(external_id) && isName(reason))
  )
    found.push('skipped are not all { external_id?, reason }');
  return found;
}
