import { Field, Label } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { Digest, NoticeChoicesPartsFragment } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { chooseNoticeMailMutation } from './operations.js';

const digests: readonly Digest[] = ['DAILY', 'WEEKLY', 'FORTNIGHTLY', 'NEVER'];

type Props = Pick<NoticeChoicesPartsFragment, 'waitingMail' | 'digest'> & { onChange: () => Promise<void> };

/** What the reader gets by mail. */
export function MailChoice({ waitingMail, digest, onChange }: Props) {
  const t = useTranslate();
  const ids = { waiting: useId(), digest: useId() };
  const { mutate, busy, apiError } = useMutation(chooseNoticeMailMutation);
  async function choose(input: { waitingMail: boolean; digest: Digest }) {
    if (await mutate({ input })) await onChange();
  }
  return (
    <div className="form">
      <p className="small quiet">{t('notices.mail.lead')}</p>
      <Field>
        <Label htmlFor={ids.waiting}>{t('notices.mail.waiting')}</Label>
        <select
          id={ids.waiting}
          className="ds-input"
          value={String(waitingMail)}
          disabled={busy}
          onChange={(event) => void choose({ waitingMail: event.target.value === 'true', digest })}
        >
          <option value="true">{t('notices.mail.waiting.yes')}</option>
          <option value="false">{t('notices.mail.waiting.no')}</option>
        </select>
      </Field>
      <Field>
        <Label htmlFor={ids.digest}>{t('notices.mail.digest')}</Label>
        <select
          id={ids.digest}
          className="ds-input"
          value={digest}
          disabled={busy}
          onChange={(event) =>
            void choose({ waitingMail, digest: digests.find((one) => one === event.target.value) ?? digest })
          }
        >
          {digests.map((one) => (
            <option key={one} value={one}>
              {t(`notices.digest.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      <ErrorNote apiError={apiError} />
    </div>
  );
}
