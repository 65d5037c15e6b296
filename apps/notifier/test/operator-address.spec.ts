import { composeRequest } from '../src/access-requests/compose-request';
import { composeDisabled } from '../src/event-endpoints/compose-disabled';
import { Templates } from '../src/channels/email/templates';

const tenant = { tenant_id: 'tenant-1', product_name: 'PlanPilot', brand: null, mail_from: 'care@planpilot.example' };
const config = { PUBLIC_ORIGIN: 'https://linesman.example', MAIL_FROM: 'notices@linesman.example', MAIL_DOMAINS: {} };
const templates = new Templates();
const requested_by = { subject: 'dan', name: 'Dan Brown' };

const emails = {
  'an access request': () => {
    const request = {
      request_id: 'request-1',
      action: 'connect' as const,
      provider: 'stripe',
      provider_name: 'Stripe',
      requested_by,
      url: 'https://linesman.example/integrations/new/stripe',
    };
    const asked = { ...tenant, request_id: 'request-1', email: 'anna@planpilot.example', name: null, attempts: 1 };
    return composeRequest(templates, { ...asked, request }, config);
  },
  'a disabled event endpoint': () =>
    composeDisabled(
      templates,
      {
        ...tenant,
        endpoint_id: 'endpoint-1',
        notice_attempts: 1,
        url: 'https://hooks.planpilot.example',
        contact_email: 'ops@planpilot.example',
        disabled_because: 'failing',
        failing_since: new Date(0),
      },
      config,
    ),
};

it.each(Object.entries(emails))(
  'comes from the operator where the domain is not known to be the tenant’s: %s',
  async (_, compose) => {
    const { from, replyTo, messageId } = await compose();
    expect(from).toEqual({ name: 'The PlanPilot Team', address: 'notices@linesman.example' });
    expect(replyTo).toEqual({ name: 'The PlanPilot Team', address: 'care@planpilot.example' });
    expect(messageId).toMatch(/@linesman\.example>$/);
  },
);
