import type { CardAction, TeamsMessage } from './teams-message';

/** The buttons of a card that tell the app, in whichever part of it they stand. */
export function executesIn({ activity }: TeamsMessage): CardAction[] {
  const { body = [], actions = [] } = activity.attachments?.[0]?.content ?? {};
  const all = [...actions, ...body.flatMap((element) => element.actions ?? [])];
  return all
    .flatMap((action) => [action, ...(action.card?.actions ?? [])])
    .filter(({ type }) => type === 'Action.Execute');
}
