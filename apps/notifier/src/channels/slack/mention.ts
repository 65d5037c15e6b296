/** The ids of people begin so. What else a customer's record may hold is no id, and is shown to nobody as one. */
const USER = /^[UW][A-Z0-9]{2,40}$/;

/** Names a person so that Slack notifies them. @returns nothing where the id is not one of Slack's. */
export const mentionOf = (user: string | null | undefined): string | undefined =>
  user && USER.test(user) ? `<@${user}>` : undefined;
