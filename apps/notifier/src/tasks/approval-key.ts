/** The key of the task that asks for the approval of a delivery. */
export const approvalKey = (deliveryId: string): string => `approval.${deliveryId}`;

/** The key of the task that asks for the approval of a step. The console finds the run by it. */
export const stepApprovalKey = (runId: string, stepId: string): string => `approval.run.${runId}.${stepId}`;
