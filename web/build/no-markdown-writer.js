// In place of mdast-util-to-markdown, which two packages name and no page calls.
export const defaultHandlers = {};
