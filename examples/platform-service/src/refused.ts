import type { Ask, EventHandlers } from '@linesman/client';

const charge = { integration_id: '1', capability_code: 'PROCESS_PAYMENT' } as const;
const parameters = { amount: '1.00', currency: 'usd' };

// What does not compile: each line is an error without the comment above it.
// @ts-expect-error a write needs its key
export const keyless: Ask<'PROCESS_PAYMENT'> = { ...charge, parameters };
// @ts-expect-error Linesman publishes no such event
export const unknown: EventHandlers = { something_happened: () => {} };
// @ts-expect-error the data of this event has no such field
export const handlers: EventHandlers = { integration_status_changed: ({ data }) => console.log(data.nonsense) };
