/** Words that come back into a box that may hold others: both remain. */
export const joinTexts = (returned: string, written: string): string =>
  [returned, written].filter((text) => text.trim() !== '').join('\n\n');
