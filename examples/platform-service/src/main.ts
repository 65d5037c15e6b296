import { createClient, LinesmanError, type LinesmanEvent } from '@linesman/client';

/** A billing service of the platform, in short: it tells Linesman of a customer, hears what breaks, and charges. */
const { LINESMAN_URL, NATS_URL, NATS_PASSWORD, TENANT_ID, ACCESS_TOKEN } = process.env;
if (!LINESMAN_URL || !NATS_URL || !NATS_PASSWORD || !TENANT_ID || !ACCESS_TOKEN)
  throw new Error('Set LINESMAN_URL, NATS_URL, NATS_PASSWORD, TENANT_ID and ACCESS_TOKEN.');

const linesman = await createClient({
  url: LINESMAN_URL,
  nats: { servers: NATS_URL, user: 'platform', pass: NATS_PASSWORD },
  token: () => Promise.resolve(ACCESS_TOKEN),
  tenant_id: TENANT_ID,
});

const customer_id = '5c2f1d0e-7a34-4c1b-9a55-0d6f3f6a1e01';
await linesman.upsertCustomer(customer_id, {
  name: 'TechCorp',
  technical_contact: { name: 'Bob Stone', email: 'bob@techcorp.example' },
});

const broken = ({ data, id }: LinesmanEvent<'integration_status_changed'>): void => {
  console.log(`${data.integration_name} is ${data.new_status} (${data.cause ?? 'no cause'}), event ${id}`);
};
await linesman.subscribe('billing', {
  integration_status_changed: broken,
  records_synced: ({ data }) => console.log(`${data.records.length} records`),
  execution_failed: ({ data }) => console.log(`${data.capability_code} failed: ${data.error.message}`),
});

try {
  const charge = await linesman.execute({
    entity: { entity_type: 'customer', entity_id: customer_id, customer_id },
    purpose: 'payment_processing',
    capability_code: 'PROCESS_PAYMENT',
    parameters: { amount: '100.00', currency: 'usd', customer_id },
    idempotency_key: `invoice-${customer_id}`,
  });
  console.log(`charge: ${charge.status}`);
} catch (error) {
  if (!(error instanceof LinesmanError)) throw error;
  console.log(`not charged: ${error.type}: ${error.message}`);
}

process.once('SIGINT', () => void linesman.close());
