import { useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useMe } from '../app/session.js';
import { forgetUnsent, sendUnsent, unsentPosts } from '../app/unsent/useSendUnsent.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { signOutMutation } from './operations.js';

/**
 * Signs out and deletes what this browser holds of the person's words. What is not sent yet is sent first; when that does
 * not succeed, the person is asked in `dialog`.
 */
export function useSignOut(onSignedOut: () => Promise<void>) {
  const t = useTranslate();
  const me = useMe().id;
  const { mutate, busy, apiError } = useMutation(signOutMutation);
  const [unsent, setUnsent] = useState(0);

  async function leave() {
    if (!(await mutate({}))) return;
    forgetUnsent(me);
    await onSignedOut();
  }

  async function signOut() {
    await sendUnsent(me);
    const count = unsentPosts(me);
    setUnsent(count);
    if (count === 0) await leave();
  }

  const dialog = (
    <ConfirmDialog
      open={unsent > 0}
      title={t('identity.signOut.unsent', { count: unsent })}
      action={t('identity.signOut.anyway')}
      danger
      busy={busy}
      apiError={apiError}
      onConfirm={() => void leave()}
      onClose={() => setUnsent(0)}
    >
      <p>{t('identity.signOut.unsentText')}</p>
    </ConfirmDialog>
  );
  return { signOut: () => void signOut(), dialog, busy, apiError };
}
