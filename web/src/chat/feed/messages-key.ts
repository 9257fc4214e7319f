export const pageSize = 50;

/** The key of the newest messages of a chat. */
export const messagesKey = (networkId: string) => `Messages ${networkId}`;
