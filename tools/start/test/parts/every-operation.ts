import type { OwnSystem } from '../../own-system.mjs';

/** Operations that this test cannot bring to do what they are for, and the test that does. */
const elsewhere: Record<string, string> = {
  approveApproval: 'apps/notifier/test/approving.int.ts',
  rejectApproval: 'apps/notifier/test/approving.int.ts',
  cancelWorkflowRun: 'apps/notifier/test/waiting.int.ts',
  resumeWorkflowRun: 'apps/notifier/test/waiting.int.ts',
  approveWorkflowRun: 'apps/notifier/test/deciding.int.ts',
  refuseWorkflowRun: 'apps/notifier/test/deciding.int.ts',
  sendMessageAgain: 'apps/notifier/test/failed-deliveries.int.ts',
  sendMessageOfTenantAgain: 'apps/notifier/test/failed-deliveries.int.ts',
  resumeEmails: 'apps/notifier/test/acting.int.ts',
  endTechCall: 'apps/notifier/test/tech-call.int.ts',
  tellCustomer: 'apps/notifier/test/helping.int.ts',
  chooseCanary: 'apps/status-monitor/test/outages.int.ts',
  removeCanary: 'apps/status-monitor/test/outages.int.ts',
  receiveInboundEmail: 'apps/notifier/test/inbound-email.int.ts',
  takeActivities: 'apps/notifier/test/teams.int.ts',
  receiveWebhook: 'apps/integrations/test/pushes.int.ts',
  sendTestAlert: 'apps/notifier/test/test-alerts.int.ts',
  switchDailySummary: 'apps/notifier/test/daily-summaries.int.ts',
  retryPaymentSetup: 'apps/integrations/test/subscriptions.int.ts',
};

/** Every operation of docs/openapi.yaml: as it is meant, without a token, as every role, with foreign ids, malformed. */
export function everyOperation(system: () => OwnSystem): void {
  it('answers as docs/openapi.yaml says, whoever asks and whatever is sent', async () => {
    const { tryOperations } = await import('../http/try-operations.ts');
    const { operations, cases, unreached, faults } = await tryOperations(system().run(), system().home);
    const lines = Object.entries(cases).map(([group, count]) => `${count} ${group}`);
    const sum = Object.values(cases).reduce((total, count) => total + count, 0);
    console.log(`${operations} operations, ${sum} cases tried (${lines.join(', ')}), ${faults.length} falling short`);
    expect(Object.keys(cases).filter((group) => cases[group] === 0)).toEqual([]);
    expect(faults).toEqual([]);
    expect(Object.keys(unreached).filter((id) => !elsewhere[id])).toEqual([]);
  });
}
