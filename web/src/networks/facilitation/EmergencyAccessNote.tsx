import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useDates } from '../../app/i18n/dates.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { RoomHeaderFragment } from '../../generated/graphql.js';
import { ConfirmDialog } from '../../ui/ConfirmDialog.js';
import { endEmergencyAccessMutation } from './operations.js';

/** Shown on every page of the room while administrators can read it. The journal entry of its end removes it. */
export function EmergencyAccessNote({ access }: { access: RoomHeaderFragment['emergencyAccess'][number] }) {
  const t = useTranslate();
  const dates = useDates();
  const [asking, setAsking] = useState(false);
  const { mutate, busy, apiError } = useMutation(endEmergencyAccessMutation);
  async function end() {
    if (await mutate({ id: access.id })) setAsking(false);
  }
  return (
    <Alert data-color="warning" className="emergency-access">
      <p>
        {t('facilitation.emergencyAccess.note', { until: access.expiresAt ? dates.deadline(access.expiresAt) : '' })}
      </p>
      <p>
        {t('facilitation.emergencyAccess.reason')} {access.reason}
      </p>
      {access.viewerMayEnd ? (
        <>
          <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
            {t('facilitation.emergencyAccess.end')}
          </Button>
          <ConfirmDialog
            open={asking}
            title={t('facilitation.emergencyAccess.title')}
            action={t('facilitation.emergencyAccess.end')}
            busy={busy}
            apiError={apiError}
            onConfirm={() => void end()}
            onClose={() => setAsking(false)}
          >
            <p>{t('facilitation.emergencyAccess.text')}</p>
          </ConfirmDialog>
        </>
      ) : null}
    </Alert>
  );
}
