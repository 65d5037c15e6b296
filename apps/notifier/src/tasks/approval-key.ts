/** The key of the task that asks for the approval of a delivery. */
export const approvalKey = (deliveryId: string): string => `approval.${deliveryId}`;
