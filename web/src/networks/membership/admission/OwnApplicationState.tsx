import { useTranslate } from '../../../app/i18n/messages.js';
import type { MyApplicationFragment } from '../../../generated/graphql.js';
import { Time } from '../../../ui/Time.js';

export const isOpen = ({ state }: MyApplicationFragment) => state === 'APPLIED' || state === 'WAITING';

/** The state of the reader's application, in a sentence. */
export function OwnApplicationState({ application }: { application: MyApplicationFragment }) {
  const t = useTranslate();
  return (
    <p>
      {t(`admission.state.${application.state}`)}{' '}
      <span className="quiet small">
        {t('admission.sent')} <Time at={application.appliedAt} day />
      </span>
    </p>
  );
}
