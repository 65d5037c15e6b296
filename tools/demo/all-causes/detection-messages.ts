import { atProvider } from './at-providers.ts';
import type { Told } from './shown.ts';
import type { Outcome } from './run.ts';
import { ways } from './ways.ts';

const intro = `# What people read when a connection breaks

Made by \`npm run demo -- --all-causes --write\`, which breaks each provider in the sandbox in each way and writes down what
arrived ([how long it took](detection.md#measured)). CSM, customer and contact are the same throughout; the product of the
tenant is PlanPilot. Links are shortened. Where several providers read the same but for their names, it is written once.
`;

const who = { csm: 'The CSM', contact: 'The technical contact', staff: 'Our staff' } as const;
const where = { slack: 'on Slack', email: 'by email' } as const;

/** Every message in full. */
export function detectionMessages(outcomes: readonly Outcome[]): string {
  const sections = ways.flatMap((way) => {
    const own = outcomes.filter((one) => one.way === way && one.shown && one.shown.told.length > 0);
    if (own.length === 0) return [];
    return [`## ${way.what}`, ...alike(own).map(blockOf)];
  });
  return [intro, ...sections].join('\n\n');
}

/** Outcomes that read the same but for the provider's name, in groups. */
function alike(outcomes: Outcome[]): Outcome[][] {
  const groups = new Map<string, Outcome[]>();
  for (const one of outcomes) {
    const key = messagesOf(one)
      .map(({ text }) => withoutOwn(text, one))
      .join('\n');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

const messagesOf = ({ shown }: Outcome): Told[] => inOrder(shown!.told);

const inOrder = (told: Told[]): Told[] => {
  const order = Object.keys(who);
  return told.toSorted((a, b) => order.indexOf(a.reader) - order.indexOf(b.reader));
};

/** Times, codes and what a provider cannot do are its own. */
const withoutOwn = (text: string, { provider }: Outcome): string =>
  plain(text)
    .replaceAll(atProvider(provider).name, '…')
    .replaceAll(/\w{3} \d{1,2}, \d{4}[^\n]*/g, '…');

function blockOf(group: Outcome[]): string {
  const [first] = group as [Outcome];
  const names = group.map(({ provider }) => atProvider(provider).name);
  const read = ({ reader, channel, text }: Told): string =>
    `${who[reader]}, ${where[channel]}:\n\n${fenced(plain(text))}`;
  const ended = inOrder(first.shown!.ended).map(read);
  return [
    `### ${names.join(', ')}`,
    `\`${first.shown!.cause}\``,
    ...messagesOf(first).map(read),
    ...(ended.length > 0 ? ['When it works again:', ...ended] : []),
  ].join('\n\n');
}

const fenced = (text: string): string => `\`\`\`text\n${text.replaceAll('```', "'''").trim()}\n\`\`\``;

/** As people see it: Slack's times in words, links without their secrets and without the address of this machine. */
const plain = (text: string): string =>
  text
    .replaceAll(/<!date\^[^|]*\|([^>]*)>/g, '$1')
    .replaceAll(/<(https?:[^|>]+)\|([^>]+)>/g, '$2')
    .replaceAll(
      /http:\/\/127\.0\.0\.1:\d+\/(connect|unsubscribe)\/[\w.-]+(\?language=\w+)?/g,
      'https://linesman.example/$1/…',
    )
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+\/(sso_\w+)/g, 'https://login.techcorp.example')
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'https://linesman.example')
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, '…')
    .replaceAll(/(\+)[\da-f]{8}@/g, '@')
    .trimEnd();
