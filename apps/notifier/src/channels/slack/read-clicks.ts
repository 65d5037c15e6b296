import { storable } from '@linesman/contracts';
import { Problem } from '@linesman/service-kit';
import { idsOfBlock } from './handling-blocks';

interface Action {
  action_id?: string;
  /** Of a button. */
  value?: string;
  block_id?: string;
  /** Of a menu. */
  selected_option?: { value?: string } | null;
  /** Of a picker of people. */
  selected_user?: string | null;
}

interface Interaction {
  type?: string;
  user?: { id?: string; name?: string; username?: string };
  actions?: (Action | null)[];
  /** The conversation in which somebody clicked. */
  channel?: { id?: string } | null;
  /** The tab in which somebody clicked. */
  view?: { type?: string } | null;
  /** Takes an answer for whoever clicked. */
  response_url?: string;
}

/** Slack sends a form. */
export interface SlackForm {
  /** JSON. */
  payload: string;
}

export interface Click {
  action_id: string;
  /** The signed ids. */
  value: string;
  /** The option of a menu, or the id of a user. */
  chosen?: string;
  channel?: string;
  in_home: boolean;
  response_url?: string;
  user: { id: string; name: string };
}

/** A click on the button that is a link arrives too, and asks for nothing. */
export function clicksIn(form: SlackForm | undefined): Click[] {
  const { type, user, actions, channel, view, response_url } = payloadOf(form);
  const id = user?.id;
  if (type !== 'block_actions' || typeof id !== 'string' || !Array.isArray(actions)) return [];
  const name = storable([user?.name, user?.username].find((it) => typeof it === 'string') ?? id, 200);
  const of = {
    channel: textOr(channel?.id),
    in_home: view?.type === 'home',
    response_url: textOr(response_url),
    user: { id, name },
  };
  return actions.flatMap((action) => {
    const { action_id, block_id, selected_option, selected_user } = action ?? {};
    const value = action?.value ?? (typeof block_id === 'string' ? idsOfBlock(block_id) : undefined);
    if (typeof action_id !== 'string' || typeof value !== 'string') return [];
    return [{ ...of, action_id, value, chosen: textOr(selected_option?.value ?? selected_user) }];
  });
}

function payloadOf(form: SlackForm | undefined): Interaction {
  try {
    return (JSON.parse(form?.payload ?? '') as Interaction | null) ?? {};
  } catch {
    throw new Problem(400, 'bad-payload', 'The payload is not JSON.');
  }
}

const textOr = (it: unknown): string | undefined => (typeof it === 'string' ? it : undefined);
