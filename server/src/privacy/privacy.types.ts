import { type ContentChoice, contentChoices } from '@krets/shared/kinds';
import { enumOf } from '../platform/graphql/fields.js';

export const ContentChoiceEnum = enumOf(
  'ContentChoice',
  contentChoices,
  'What becomes of the words of who leaves: they stay under the name of the seat, or are taken out for good.',
) satisfies Record<ContentChoice, ContentChoice>;
