/** Who may decide a step that waits for an approval. */
export const approvers = ['csm', 'tenant_admin'] as const;
export type Approver = (typeof approvers)[number];

/** What a person decided, as the output of the step says it. */
export interface StepDecision {
  by: Approver;
  question: string;
  decision: 'approved' | 'refused';
  decided_by: string;
}
