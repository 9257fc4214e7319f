import { Alert } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { raiseConcernMutation } from './graph.js';
import { WordsDialog } from './WordsDialog.js';

type Props = {
  networkId: string;
  challengeId: string;
  contributionId: string | null;
  open: boolean;
  onClose: () => void;
};

/** A member raises with the facilitators what she thinks should not stand as it does. */
export function ConcernDialog({ networkId, challengeId, contributionId, open, onClose }: Props) {
  const t = useWords();
  const { act, busy, trouble } = useAct(raiseConcernMutation);
  const [raised, setRaised] = useState<{ reachesFacilitator: boolean }>();

  async function raise(reason: string) {
    const answer = await act({ input: { challengeId, contributionId, reason } });
    if (!answer) return;
    setRaised(answer.reportContent);
    onClose();
  }

  return (
    <>
      {raised ? (
        <Alert data-color={raised.reachesFacilitator ? 'success' : 'warning'} role="status">
          <p>{t(raised.reachesFacilitator ? 'facilitation.concern.raised' : 'facilitation.concern.unheard')}</p>
          <p>
            <Link to={raised.reachesFacilitator ? `/rooms/${networkId}/concerns` : `/rooms/${networkId}/about`}>
              {t(raised.reachesFacilitator ? 'facilitation.concern.follow' : 'facilitation.concern.elect')}
            </Link>
          </p>
        </Alert>
      ) : null}
      {open ? (
        <WordsDialog
          title={t('facilitation.concern.title')}
          label={t('facilitation.concern.label')}
          action={t('facilitation.concern.send')}
          limit={limits.reason}
          busy={busy}
          trouble={trouble}
          onSend={(reason) => void raise(reason)}
          onClose={onClose}
        >
          <p className="small quiet">{t('facilitation.concern.readers')}</p>
        </WordsDialog>
      ) : null}
    </>
  );
}
