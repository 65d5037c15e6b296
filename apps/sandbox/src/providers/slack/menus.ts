import type { Workspace } from '../../world/world';
import { withEmoji } from './mrkdwn';

/** An element of a block that somebody chooses from. */
export interface MenuElement {
  type: string;
  action_id?: string;
  placeholder?: { text: string };
  options?: Option[];
  option_groups?: { label: { text: string }; options: Option[] }[];
}

interface Option {
  text: { text: string };
  value: string;
}

export const isMenu = ({ type }: { type: string }): boolean => type === 'static_select' || type === 'users_select';

/** What the page offers of a menu: groups of choices. */
export function menuLine(menu: MenuElement, people: Workspace['users']): object {
  const own = people.map(({ id, name }) => ({ value: id, label: name }));
  const groups =
    menu.type === 'users_select'
      ? [{ label: 'People', choices: own }]
      : (menu.option_groups ?? [{ label: { text: 'Choices' }, options: menu.options ?? [] }]).map((group) => ({
          label: withEmoji(group.label.text),
          choices: group.options.map(({ text, value }) => ({ value, label: withEmoji(text.text) })),
        }));
  return { action_id: menu.action_id, label: withEmoji(menu.placeholder?.text ?? ''), groups };
}

/** What Slack sends of a menu from which somebody has chosen; nothing where it does not offer that. */
export function chosenFrom(menu: MenuElement, chosen: string, people: Workspace['users']): object | undefined {
  const { type, action_id, placeholder } = menu;
  const sent = { type, action_id, placeholder };
  if (type === 'users_select')
    return people.some(({ id }) => id === chosen) ? { ...sent, selected_user: chosen } : undefined;
  const options = [...(menu.options ?? []), ...(menu.option_groups ?? []).flatMap((group) => group.options)];
  const selected_option = options.find(({ value }) => value === chosen);
  return selected_option && { ...sent, selected_option };
}
