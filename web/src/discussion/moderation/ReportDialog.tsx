import { Alert } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { TextDialog } from '../../ui/TextDialog.js';
import { reportMutation } from './operations.js';

type Props = {
  networkId: string;
  challengeId: string;
  contributionId: string | null;
  open: boolean;
  onClose: () => void;
};

/** A member reports to the facilitators what they think should not stay as it is. */
export function ReportDialog({ networkId, challengeId, contributionId, open, onClose }: Props) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(reportMutation);
  const [raised, setRaised] = useState<{ reachesFacilitator: boolean }>();

  async function raise(reason: string) {
    const answer = await mutate({ input: { challengeId, contributionId, reason } });
    if (!answer) return;
    setRaised(answer.reportContent);
    onClose();
  }

  return (
    <>
      {raised ? (
        <Alert data-color={raised.reachesFacilitator ? 'success' : 'warning'} role="status">
          <p>{t(raised.reachesFacilitator ? 'moderation.report.raised' : 'moderation.report.unheard')}</p>
          <p>
            <Link to={raised.reachesFacilitator ? `/rooms/${networkId}/concerns` : `/rooms/${networkId}/about`}>
              {t(raised.reachesFacilitator ? 'moderation.report.follow' : 'moderation.report.elect')}
            </Link>
          </p>
        </Alert>
      ) : null}
      {open ? (
        <TextDialog
          title={t('moderation.report.title')}
          label={t('moderation.report.label')}
          action={t('moderation.report.send')}
          limit={limits.reason}
          busy={busy}
          apiError={apiError}
          onSend={(reason) => void raise(reason)}
          onClose={onClose}
        >
          <p className="small quiet">{t('moderation.report.readers')}</p>
        </TextDialog>
      ) : null}
    </>
  );
}
