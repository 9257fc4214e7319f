import { type WordsWish, wordsWishes } from '@krets/shared/kinds';
import { enumOf } from '../platform/graphql/fields.js';

export const WordsWishEnum = enumOf(
  'WordsWish',
  wordsWishes,
  'What becomes of the words of who leaves: they stay under the name of the seat, or are taken out for good.',
) satisfies Record<WordsWish, WordsWish>;
