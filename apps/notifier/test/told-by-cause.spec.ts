import { type Cause, causeFacts, causes, partName, type Remedy } from '@linesman/contracts';
import type { RpcClient } from '@linesman/messaging';
import { builtInProviders } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import type { KnownBlock } from '@slack/web-api';
import { ComposeEmail, type EmailOptions } from '../src/channels/email/compose-email';
import { Templates } from '../src/channels/email/templates';
import { alertFor } from '../src/channels/slack/alert-for';
import { changedReply } from '../src/channels/slack/changed-reply';
import { staffBlocks } from '../src/channels/slack/staff-blocks';
import type { EmailRecipient } from '../src/contacts/contacts';
import type { ClaimedDelivery } from '../src/deliveries/channel';
import type { Audience } from '../src/signals/audience';
import type { SignalContext } from '../src/signals/signal-context';
import { skipReason } from '../src/signals/about';
import sendEmail from '../src/workflow/actions/send_email';
import slackDm from '../src/workflow/actions/slack_dm';
import { expected, ofCause, type ToContact } from './expected-by-cause';
import { signalContext } from './signal-context';
import { reasonTo } from '../src/signals/wording';
import { withoutNames } from '../src/signals/without-names';
import { signalOf } from './signal-by-cause';

/** What each person is told of each cause, with the texts of every provider that is built in. */
const now = new Date('2026-01-29T18:46:00Z');
const publicOrigin = 'https://linesman.example';
const link = 'https://linesman.example/reconnect/once';
const rpc = { call: () => Promise.resolve({ url: link }) } as unknown as RpcClient;
const config = { PUBLIC_ORIGIN: publicOrigin, MAIL_DOMAINS: {} } as never;
const composing = new ComposeEmail(new Templates(), rpc, config, Object.assign(new Clock(), { now: () => now }));

const told = causes.filter((cause) => causeFacts[cause].remedy !== 'none');
const rowsFor = (wanted: (cause: Cause) => boolean): [string, string][] =>
  builtInProviders.flatMap(({ manifest }) =>
    told.filter(wanted).map((cause): [string, string] => [manifest.code, cause]),
  );
const remedyOf = (cause: Cause) => causeFacts[cause].remedy as Exclude<Remedy, 'none'>;
const contactOf = (cause: Cause): ToContact | undefined => {
  const { contact } = expected[remedyOf(cause)];
  return typeof contact === 'object' ? { ...contact, ...ofCause[cause] } : undefined;
};

/** The signal warns of what is to come. */
const stillWorks = ({ signal: { snapshot } }: SignalContext): boolean =>
  ['integration_expiring', 'integration_near_limit'].includes(snapshot.signal_type);

function contextOf(code: string, cause: string, audience: Audience): { context: SignalContext; name: string } {
  const { manifest } = builtInProviders.find((it) => it.manifest.code === code)!;
  const context: SignalContext = { ...signalContext(signalOf(manifest, cause as Cause)), audience };
  // As the documents name them.
  const side = audience === 'contact' ? 'customer' : 'alert';
  const { signal_type } = context.signal.snapshot;
  if (signal_type === 'integration_degraded' || (side === 'alert' && stillWorks(context)))
    context.template = `${signal_type}_${side}`;
  if (audience === 'staff') {
    context.staff_tasks = [`${manifest.display_name} fails by our own fault`];
    context.signal.snapshot = withoutNames(context.signal.snapshot);
  }
  context.settings.staff_alerts = { email: 'staff@linesman.example' };
  return { context, name: manifest.display_name };
}

async function emailed(context: SignalContext, occasion = 'opened'): Promise<EmailOptions & { said: string }> {
  const { customer, signal_id } = context.signal.snapshot;
  const recipient = (context.audience === 'contact' ? customer?.technical_contact : customer?.csm)?.email ?? 'staff';
  const delivery = {
    signal_id,
    tenant_id: context.signal.tenant_id,
    recipient,
    occasion,
    audience: context.audience,
    template: context.template,
  };
  const claimed = {
    ...context,
    delivery,
    stored: {},
    decision: { act: 'send' },
  } as unknown as ClaimedDelivery<EmailRecipient>;
  const { options: email } = await composing.compose(claimed);
  return { ...email, said: `${email.subject}\n${email.text}\n${email.html}` };
}

const textsOf = (blocks: KnownBlock[]) =>
  blocks.flatMap((block) => (block.type === 'header' || block.type === 'section' ? [block.text!.text] : [])).join('\n');
const labelsOf = (blocks: KnownBlock[]) =>
  blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .flatMap((it) => ('text' in it ? [it.text.text] : []));
const named = (text: string, name: string) => text.replace('*', name);
const zoned = /\d{4} at \d{1,2}:\d\d [AP]M (EST|UTC)/;
const worksAgain = /works again, and we have verified|is connected again|answers again, and your/;
const inText = (html: string) =>
  html.replaceAll('&#39;', "'").replaceAll('&#34;', '"').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('the contact', () => {
  it.each(rowsFor((cause) => contactOf(cause) !== undefined))('of %s after %s', async (code, cause) => {
    const { context, name } = contextOf(code, cause, 'contact');
    const { subject, asks, opens = '', button } = contactOf(cause as Cause)!;
    expect(skipReason(context.signal.snapshot, sendEmail.skipped_for)).toBeUndefined();
    const [first, instructions] = [await emailed(context), await emailed(context, 'click.send_fix_instructions')];
    const quiet = context.template === 'integration_degraded_customer';
    expect(first.subject).toBe(`${quiet ? '' : 'Action Required: '}Your ${name} integration ${subject}`);
    expect(first.text).toContain(opens);
    for (const email of [first, instructions]) {
      for (const said of [email.text, inText(email.html)]) {
        expect(said).toContain(reasonTo(context));
        expect(said).not.toContain('OAuth token');
        expect(said).toContain(named(asks, name));
        if (button) expect(said).toContain(named(button, name));
        expect(said.includes(link)).toBe(button !== undefined);
      }
      expect(email.text).toMatch(/To fix this[^\n]*:\n[\s\S]*1\. /);
      if (!button) expect(email.said).not.toMatch(/click "|log in to/i);
      if (remedyOf(cause as Cause) !== 'reconnect') expect(email.said).not.toMatch(/reauthor|authorize the connection/);
      expect(email.said).not.toMatch(worksAgain);
    }
  });

  it.each(rowsFor((cause) => expected[remedyOf(cause)].contact === 'of_outage'))(
    'of %s after %s, where a CSM tells them',
    async (code, cause) => {
      const { context, name } = contextOf(code, cause, 'contact');
      expect(skipReason(context.signal.snapshot, sendEmail.skipped_for)).toBe('nothing_the_contact_could_do');
      const email = await emailed(context, 'click.tell_customer');
      expect(email.subject).toBe(`${name} has problems: nothing for you to do`);
      for (const said of [email.text, inText(email.html)]) {
        expect(said).toContain(context.signal.snapshot.status_change.failure_reason);
        expect(said).toMatch(zoned);
        expect(said).toContain('There is nothing for you to do.');
        expect(said).not.toContain(link);
        expect(said).not.toMatch(/click "|authorize/i);
      }
    },
  );

  it.each(rowsFor((cause) => expected[remedyOf(cause)].contact === 'spared'))(
    'of nothing by %s after %s',
    (code, cause) => {
      const { context } = contextOf(code, cause, 'contact');
      expect(skipReason(context.signal.snapshot, sendEmail.skipped_for)).toBe('nothing_the_contact_could_do');
    },
  );

  it.each(rowsFor((cause) => expected[remedyOf(cause)].contact === 'by_csm'))(
    'of %s after %s, where the CSM sends what to do',
    async (code, cause) => {
      const { context, name } = contextOf(code, cause, 'contact');
      expect(skipReason(context.signal.snapshot, sendEmail.skipped_for)).toBe('csm_decides');
      const email = await emailed(context, 'click.send_fix_instructions');
      expect(email.subject).toBe(`Your ${name} integration has used most of its requests`);
      for (const said of [email.text, inText(email.html)]) {
        expect(said).toContain(reasonTo(context));
        expect(said).toContain('works');
        expect(said).not.toContain(link);
      }
      expect(email.text).toMatch(/To fix this:\n1\. See at /);
    },
  );

  it.each(rowsFor((cause) => expected[remedyOf(cause)].contact === 'not_told'))('of %s after %s', (code, cause) => {
    const { context } = contextOf(code, cause, 'contact');
    expect(skipReason(context.signal.snapshot, sendEmail.skipped_for)).toBe('our_fault');
    expect(skipReason(context.signal.snapshot, slackDm.skipped_for)).toBe('our_fault');
  });
});

it.each(rowsFor((cause) => remedyOf(cause) === 'reconnect'))(
  'tells the contact of %s after %s what stopped, and of syncs only where there are some',
  async (code, cause) => {
    const { context } = contextOf(code, cause, 'contact');
    const { syncs_stopped, impact, signal_type } = context.signal.snapshot;
    const { text } = await emailed(context);
    if (!syncs_stopped) expect(text).not.toMatch(/data sync/i);
    if (syncs_stopped !== 'only' && signal_type === 'integration_disconnected')
      expect(text).toContain(`What does not work:\n${impact.map((line) => `- ${line}\n`).join('')}`);
  },
);

describe('the CSM', () => {
  it.each(rowsFor((cause) => expected[remedyOf(cause)].csm !== undefined))('after %s: %s', async (code, cause) => {
    const { context, name } = contextOf(code, cause, 'csm');
    const { snapshot: signal } = context.signal;
    expect(skipReason(signal, slackDm.skipped_for)).toBeUndefined();
    const { blocks } = alertFor(context, { now, publicOrigin, value: 'ids' });
    expect(labelsOf(blocks)).toEqual(expected[remedyOf(cause as Cause)].csm!.map((label) => named(label, name)));
    const email = await emailed(context);
    for (const said of [textsOf(blocks), email.text, inText(email.html)]) {
      if (stillWorks(context)) expect(said).not.toMatch(/Error|HEALTHY/);
      else expect(said).toContain(`Error: ${signal.status_change.failure_reason}`);
      if (signal.signal_type === 'integration_expiring') expect(said).toMatch(/ ends.*Feb 4, 2026 at 10:45 AM EST/);
      if (signal.signal_type === 'integration_near_limit') expect(said).toContain(signal.status_change.failure_reason);
      expect(signal.troubleshooting.length).toBeGreaterThan(0);
      for (const line of [...signal.troubleshooting, ...signal.impact]) expect(said).toContain(line);
      expect(said).toMatch(zoned);
      expect(said).not.toMatch(worksAgain);
      if (causeFacts[cause as Cause].party === 'provider') expect(said).not.toMatch(/reauthorize|Settings > /);
    }
  });
});

describe('our staff', () => {
  it.each(rowsFor((cause) => causeFacts[cause].party === 'us'))('of %s after %s', async (code, cause) => {
    const { context } = contextOf(code, cause, 'staff');
    const { snapshot: signal, tenant_id } = context.signal;
    const { blocks } = staffBlocks(context, publicOrigin);
    expect(labelsOf(blocks)).toEqual(['View Tasks']);
    const email = await emailed(context);
    for (const said of [textsOf(blocks), email.text, inText(email.html)]) {
      for (const line of [...context.staff_tasks, ...signal.troubleshooting]) expect(said).toContain(line);
      if (stillWorks(context)) expect(said).not.toMatch(/Error|HEALTHY/);
      else expect(said).toContain(`Error: ${signal.status_change.failure_reason}`);
      if (signal.signal_type === 'integration_expiring') expect(said).toMatch(/ ends.*Feb 4, 2026 at 10:45 AM EST/);
      if (signal.signal_type === 'integration_near_limit') expect(said).toContain(signal.status_change.failure_reason);
      expect(said).toContain(tenant_id);
      expect(said).toMatch(zoned);
      expect(said).not.toMatch(/TechCorp|Bob Smith|Jane Miller/);
    }
  });
});

it.each(rowsFor((cause) => remedyOf(cause) === 'grant_permission' || remedyOf(cause) === 'repair_endpoint'))(
  'says after a disconnection of %s that %s still fails, and not that it works again',
  async (code, cause) => {
    const { context } = contextOf(code, cause, 'csm');
    const part = partName(context.signal.snapshot.status_change.failing_parts![0]!);
    const partly = `is partly working again: ${part} still fails`;
    expect(changedReply(context, { occasion: 'partly.2', about: null, told_before: null }, now)).toContain(partly);
    for (const audience of ['csm', 'contact'] as const) {
      const email = await emailed({ ...context, audience }, 'partly.2');
      expect(email.text).toContain(partly);
      expect(email.said).not.toMatch(worksAgain);
    }
  },
);

it.each(rowsFor(() => true))('names no part by its code: %s after %s', async (code, cause) => {
  const { manifest } = builtInProviders.find((it) => it.manifest.code === code)!;
  const codes = [...manifest.capabilities.map(({ capability_code }) => capability_code), 'probe', 'auth', 'sso'];
  const coded = new RegExp(`\\b(${codes.join('|')})\\b`);
  for (const audience of ['csm', 'manager', 'contact', 'staff'] as const) {
    const { context } = contextOf(code, cause, audience);
    const { snapshot: signal } = context.signal;
    signal.problems = codes.map((part) => ({ ...signal.problems![0]!, part }));
    signal.working_parts = codes;
    signal.status_change.failing_parts = codes;
    const alert =
      audience === 'staff'
        ? staffBlocks(context, publicOrigin)
        : alertFor(context, { now, publicOrigin, value: 'ids' });
    for (const said of [
      changedReply(context, { occasion: 'partly.2', about: null, told_before: null }, now),
      textsOf(alert.blocks),
      (await emailed(context)).said,
      (await emailed(context, 'partly.2')).said,
    ])
      expect(said).not.toMatch(coded);
  }
});
