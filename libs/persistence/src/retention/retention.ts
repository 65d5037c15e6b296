/** Which time of a row counts, and for how many days after it the row is kept. `RETENTION_DAYS` replaces the days. */
export interface Kept {
  /** A column of type timestamptz, indexed unless the table has partitions. Rows where it is null are kept. */
  by: string;
  days: number;
  /** Fewer days break something that relies on the rows. */
  at_least?: number;
}

/**
 * How long the rows of a table are kept, and how they are deleted:
 * - `partition`: the table has one partition a day, which is dropped as a whole. For tables with millions of rows a day.
 * - `delete`: rows are deleted in small batches, the oldest first.
 * - `code`: a feature deletes them, because more has to happen; it asks {@link RetentionDays} for the days.
 */
export type Retention =
  | (Kept & {
      how: 'partition';
      /** A partition stays as long as it or an earlier one has such a row. */ unless?: string;
    })
  | (Kept & { how: 'delete'; /** Only such rows are deleted. */ where?: string })
  | (Kept & { how: 'code'; /** The file that deletes them. */ file: string })
  /** A row is deleted together with the row of another table that its column names. */
  | { with: string; on: string }
  /** The rows stay, for this reason. */
  | { forever: string };

/** By table. A table without a retention fails a test. */
export type Retentions = Record<string, Retention>;

export const isKept = (retention: Retention): retention is Extract<Retention, Kept> => 'days' in retention;
