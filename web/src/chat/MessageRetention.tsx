import { Button, Fieldset, Radio } from '@digdir/designsystemet-react';
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { ChatQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Card } from '../ui/Page.js';
import { setRetentionMutation } from './operations.js';

type Chat = ChatQuery['chat'];

/** How long messages are retained, and which are deleted next. */
export function RetentionNote({ retentionDays, expiringSoon: going }: Pick<Chat, 'retentionDays' | 'expiringSoon'>) {
  const t = useTranslate();
  const dates = useDates();
  return (
    <>
      {going ? (
        <strong>{t('chat.retention.expiring', { count: going.count, day: dates.day(going.from) })}</strong>
      ) : null}{' '}
      {t('chat.retention.current', { days: retentionDays })}
    </>
  );
}

type RetentionProps = { networkId: string; chat: Chat; onChange: () => void };

/** For a facilitator: how long the room retains messages. */
export function Retention({ networkId, chat, onChange }: RetentionProps) {
  const t = useTranslate();
  const [choosing, setChoosing] = useState(false);
  if (!chat.viewerMay.chooseRetention) return null;
  if (!choosing) {
    return (
      <Button variant="tertiary" data-size="sm" onClick={() => setChoosing(true)}>
        {t('chat.retention')}
      </Button>
    );
  }
  return (
    <RetentionForm
      networkId={networkId}
      retentionDays={chat.retentionDays}
      choices={chat.retentionChoices}
      onDone={() => {
        setChoosing(false);
        onChange();
      }}
    />
  );
}

type Props = { networkId: string; retentionDays: number; choices: Chat['retentionChoices']; onDone: () => void };

/** A facilitator chooses how long messages are retained, and is told what that deletes. */
function RetentionForm({ networkId, retentionDays, choices, onDone }: Props) {
  const t = useTranslate();
  const name = useId();
  const [days, setDays] = useState(retentionDays);
  const { mutate, busy, apiError } = useMutation(setRetentionMutation);
  const gone = choices.find((choice) => choice.days === days)?.gone ?? 0;

  async function save(event: FormEvent) {
    event.preventDefault();
    if (await mutate({ input: { networkId, days } })) onDone();
  }

  return (
    <Card as="section">
      <form className="form" onSubmit={save}>
        <Fieldset>
          <Fieldset.Legend>{t('chat.retention.choose')}</Fieldset.Legend>
          {choices.map((choice) => (
            <Radio
              key={choice.days}
              name={name}
              value={String(choice.days)}
              label={t('chat.days', { days: choice.days })}
              checked={choice.days === days}
              onChange={() => setDays(choice.days)}
            />
          ))}
        </Fieldset>
        <p role="status">{gone > 0 ? t('chat.retention.deletes', { count: gone }) : null}</p>
        <ErrorNote apiError={apiError} />
        <div className="buttons">
          <Button type="submit" variant="secondary" data-color={gone > 0 ? 'danger' : 'accent'} disabled={busy}>
            {t('chat.retention.save', { days })}
          </Button>
          <Button type="button" variant="tertiary" onClick={onDone}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
