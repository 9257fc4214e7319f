import { isEnglish, keysOfWord, wordsOf } from './words.js';

/** What is searched of one thing somebody wrote, in sections: a word of a title tells more than one of the text. */
export type PassageText = { title?: string; body: string; file?: string };

/** Words of one section. The longest text that a form takes has fewer; a file may have any number. */
const most = { title: 100, body: 12_000, file: 400 };

/** Joins the sections, the words and the keys of one word. None of them is part of a key. */
export const joints = { section: '\n', word: ' ', key: '|' } as const;

/** The keys of a passage as one string: the words in their order, of each the key of the whole first. */
export function passageKeys({ title = '', body, file = '' }: PassageText): string {
  const english = isEnglish(`${title}\n${body}\n${file}`);
  const section = (text: string, limit: number) => {
    const keys: string[] = [];
    for (const word of wordsOf(text)) {
      if (keys.length === limit) break;
      keys.push(keysOfWord(word.text, english).join(joints.key));
    }
    return keys.join(joints.word);
  };
  return [section(title, most.title), section(body, most.body), section(file, most.file)].join(joints.section);
}
