export interface CardAction {
  type: string;
  title: string;
  /** Where it leads. */
  url?: string;
  /** What it tells the app. */
  verb?: string;
  data?: Record<string, unknown>;
  /** What it opens. */
  card?: { body: CardElement[]; actions: CardAction[] };
}

export interface CardElement {
  type: string;
  text?: string;
  /** Of buttons below a line. */
  actions?: CardAction[];
  /** Of an input. */
  id?: string;
  label?: string;
  choices?: { title: string; value: string }[];
  inlines?: { text: string; weight?: string; size?: string; color?: string; isSubtle?: boolean }[];
}

export interface Card {
  body: CardElement[];
  actions?: CardAction[];
  msteams?: { entities?: { mentioned: { id: string; name: string } }[] };
}

/** What Teams takes from an app. */
export interface Activity {
  type?: string;
  summary?: string;
  text?: string;
  attachments?: { contentType: string; content: Card }[];
}

export interface TeamsMessage {
  id: string;
  channel: string;
  /** The message that it answers. */
  thread?: string;
  /** A person who wrote to Linesman; absent where Linesman wrote. */
  from?: string;
  activity: Activity;
  /** Linesman's answer to this message of a person, where it was no acceptance. */
  refused?: string;
  received_at: number;
  edits: number;
  /** What the app answered to the last press, which Teams shows to whoever pressed. */
  answer?: { text: string; to: string };
}
