import type { Trouble } from '../app/trouble.js';
import { type Say, useWords } from '../app/words.js';
import { troubleWords } from '../ui/ErrorNote.js';

/** Why the server said no, in words that tell what one can do instead. */
function refusalWords(trouble: Trouble, t: Say): string {
  const fault = trouble.kind === 'refused' && trouble.code === 'BAD_INPUT' ? trouble.fields[0] : undefined;
  const limit = fault?.limit ?? 0;
  switch (fault?.rule) {
    case 'phasePassed':
    case 'notOpen':
    case 'silent':
    case 'notNow':
    case 'question':
    case 'required':
    case 'past':
    case 'link':
    case 'taken':
    case 'full':
    case 'underway':
    case 'onlyHeard':
      return t(`consultations.fault.${fault.rule}`);
    case 'maxLength':
      return t('ui.rule.long', { limit });
    case 'tooFew':
    case 'tooMany':
      return t(`consultations.fault.${fault.rule}`, { limit });
    default:
      return troubleWords(trouble, t);
  }
}

export function useRefusal(trouble: Trouble | undefined): string | undefined {
  const t = useWords();
  return trouble && refusalWords(trouble, t);
}
