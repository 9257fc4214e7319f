import { cleanText } from '@krets/shared/text';

/** The length of a text as the server counts it: cleaned, in code points, without the space around it. */
export const textLength = (text: string): number => [...cleanText(text).trim()].length;
