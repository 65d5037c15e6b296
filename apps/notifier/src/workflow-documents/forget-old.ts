import { changed, type Tx } from '@linesman/persistence';

/** So many versions of a workflow stay at least. */
const KEPT_VERSIONS = 100;

/**
 * Deletes what was published before the newest versions, with its text. What is in force stays, and what a run began with:
 * the run goes on with it, and people see it. Called before another version is put in force, so that no run begins with
 * one that is deleted.
 */
export const forgetOld = (tx: Tx, name: string): Promise<number> =>
  changed(
    tx,
    `with old as (select version from workflow_versions where name = $1
         order by published_at desc, version desc offset ${KEPT_VERSIONS}),
       gone as (delete from workflow_versions v using old where v.name = $1 and v.version = old.version
         and not exists (select from own_workflows o where o.name = v.name and o.published = v.version)
         and not exists (select from workflow_runs r where r.tenant_id = v.tenant_id and r.workflow = v.name and r.document = v.digest)
         returning v.tenant_id, v.digest)
     delete from workflow_documents d using gone where d.tenant_id = gone.tenant_id and d.digest = gone.digest`,
    [name],
  );
