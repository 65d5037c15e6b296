/** Why a customer's technical contact gets no more emails. */
export type Stopped = 'unsubscribed' | 'bounced';
