import { Button, Fieldset, Radio } from '@digdir/designsystemet-react';
import { type FormEvent, useId, useState } from 'react';
import { useDates } from '../app/dates.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { ChatQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Paper } from '../ui/Page.js';
import { keepMutation } from './graph.js';

type Chat = ChatQuery['chat'];

/** How long words stay, and which go next. */
export function GoingLine({
  retentionDays,
  expiringSoon: going,
  onChoose,
}: Pick<Chat, 'retentionDays' | 'expiringSoon'> & { onChoose?: () => void }) {
  const t = useWords();
  const dates = useDates();
  return (
    <p className="quiet small going-line">
      {t('chat.kept', { days: retentionDays })}{' '}
      {going ? <strong>{t('chat.going', { count: going.count, day: dates.day(going.from) })}</strong> : null}{' '}
      {onChoose ? (
        <Button variant="tertiary" data-size="sm" onClick={onChoose}>
          {t('chat.keep')}
        </Button>
      ) : null}
    </p>
  );
}

type Props = { networkId: string; retentionDays: number; choices: Chat['retentionChoices']; onDone: () => void };

/** A facilitator chooses how long messages are kept, and is told what that takes away. */
export function KeepingForm({ networkId, retentionDays, choices, onDone }: Props) {
  const t = useWords();
  const name = useId();
  const [days, setDays] = useState(retentionDays);
  const { act, busy, trouble } = useAct(keepMutation);
  const gone = choices.find((choice) => choice.days === days)?.gone ?? 0;

  async function save(event: FormEvent) {
    event.preventDefault();
    if (await act({ input: { networkId, days } })) onDone();
  }

  return (
    <Paper as="section">
      <form className="form" onSubmit={save}>
        <Fieldset>
          <Fieldset.Legend>{t('chat.keepHow')}</Fieldset.Legend>
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
        <p role="status">{gone > 0 ? t('chat.keepTakes', { count: gone }) : null}</p>
        <ErrorNote trouble={trouble} />
        <div className="buttons">
          <Button type="submit" variant="secondary" data-color={gone > 0 ? 'danger' : 'accent'} disabled={busy}>
            {t('chat.keepSave', { days })}
          </Button>
          <Button type="button" variant="tertiary" onClick={onDone}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Paper>
  );
}
