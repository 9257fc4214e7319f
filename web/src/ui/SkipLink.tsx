import { useTranslate } from '../app/i18n/messages.js';
import './SkipLink.css';

export const mainId = 'main';

export function SkipLink() {
  const t = useTranslate();
  return (
    <a
      className="skip-link"
      href={`#${mainId}`}
      onClick={(event) => {
        // The address stays as it is: an invitation has its key in the fragment.
        event.preventDefault();
        document.getElementById(mainId)?.focus();
      }}
    >
      {t('ui.skip')}
    </a>
  );
}
