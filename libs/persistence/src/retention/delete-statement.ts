import type { Retentions } from './retention';

/** A table whose rows go with those of another one, and the tables whose rows go with its rows. */
interface Follower {
  table: string;
  on: string;
  followers: Follower[];
}

/** By table, the columns of its primary key. */
export type Keys = Record<string, string[]>;

const followersOf = (table: string, retentions: Retentions): Follower[] =>
  Object.entries(retentions).flatMap(([name, retention]) =>
    'with' in retention && retention.with === table
      ? [{ table: name, on: retention.on, followers: followersOf(name, retentions) }]
      : [],
  );

const keyOf = (table: string, keys: Keys): string => {
  const columns = (keys[table] ?? []).filter((column) => column !== 'tenant_id');
  if (columns.length !== 1) throw new Error(`${table} has no key of one column that other tables could name`);
  return columns[0]!;
};

/**
 * Deletes the oldest rows of a table, and what belongs to them. Answers with their number.
 * $1: rows that are older; $2: how many at most.
 */
export function deleteStatement(
  table: string,
  by: string,
  where: string | undefined,
  retentions: Retentions,
  keys: Keys,
): string {
  const key = (keys[table] ?? []).map(quote).join(', ');
  if (key === '') throw new Error(`${table} has no primary key`);
  const followers = followersOf(table, retentions);
  const returned = followers.length > 0 ? quote(keyOf(table, keys)) : '1';
  const deletions = [
    `gone as (delete from ${quote(table)} where (${key}) in (
       select ${key} from ${quote(table)} where ${quote(by)} < $1${where ? ` and (${where})` : ''} order by ${quote(by)} limit $2)
     returning ${returned})`,
    ...followers.flatMap((one) => deletionsOf(one, 'gone', keyOf(table, keys), keys)),
  ];
  return `with ${deletions.join(',\n')} select count(*)::int as count from gone`;
}

const deletionsOf = ({ table, on, followers }: Follower, parent: string, parentKey: string, keys: Keys): string[] => {
  const name = `gone_${table}`;
  const returned = followers.length > 0 ? quote(keyOf(table, keys)) : '1';
  return [
    `${name} as (delete from ${quote(table)} where ${quote(on)} in (select ${quote(parentKey)} from ${parent}) returning ${returned})`,
    ...followers.flatMap((one) => deletionsOf(one, name, keyOf(table, keys), keys)),
  ];
};

const quote = (name: string): string => `"${name}"`;
