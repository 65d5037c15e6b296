import type { Mistake } from '../workflow/mistakes';

/** A row of `own_workflows`, with what of it is in force. */
export interface OwnWorkflow {
  name: string;
  /** Differs after each change. */
  revision: number;
  draft: string | null;
  draft_by: string | null;
  draft_at: Date | null;
  /** The version that is in force. Absent where the service's own document is. */
  published: string | null;
  published_by: string | null;
  published_at: Date | null;
  enabled: boolean | null;
  source: string | null;
}

export const selectOwn = `select o.name, o.revision, o.draft, o.draft_by, o.draft_at, o.published, o.published_by,
    o.published_at, v.enabled, d.source
  from own_workflows o
  left join workflow_versions v on v.tenant_id = o.tenant_id and v.name = o.name and v.version = o.published
  left join workflow_documents d on d.tenant_id = v.tenant_id and d.digest = v.digest`;

/** `built_in`: a document of Linesman. `own`: one that somebody of the tenant published. */
export type Origin = 'built_in' | 'own';

export interface WorkflowSummary {
  name: string;
  /** Null while there is a draft and nothing else. */
  origin: Origin | null;
  /** What the document in force says as its version. */
  document_version: string | null;
  /** Whether runs of it begin. */
  enabled: boolean;
  has_draft: boolean;
  /** Who put it in force; null where nobody of the tenant did. */
  published_by: string | null;
  published_at: Date | null;
}

export interface WorkflowInForce {
  origin: Origin;
  document_version: string;
  enabled: boolean;
  source: string;
  published_by: string | null;
  published_at: Date | null;
}

export interface WorkflowDraft {
  source: string;
  saved_by: string;
  saved_at: Date;
  /** What is wrong with it. It can be published when there is nothing. */
  mistakes: readonly Mistake[];
}

export interface WorkflowView {
  name: string;
  /** Changes with each change; also the ETag. */
  version: number;
  /** Whether Linesman has a document of this name, to which the tenant can go back. */
  has_built_in: boolean;
  in_force: WorkflowInForce | null;
  draft: WorkflowDraft | null;
}

export interface WorkflowVersion {
  document_version: string;
  /** `published`: it is in force. `retired`: another one is. */
  state: 'published' | 'retired';
  enabled: boolean;
  /** Who published it first. */
  published_by: string;
  published_at: Date;
}

export interface WorkflowVersionWithSource extends WorkflowVersion {
  source: string;
}
