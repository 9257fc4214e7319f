import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useMe } from '../app/session.js';
import type { MeetingQuery } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { useForm } from '../ui/useForm.js';
import { leaveWordMutation } from './operations.js';

type Item = MeetingQuery['meeting']['agenda']['items'][number];
type Word = Pick<Item['words'][number], 'body'> & {
  seat: Omit<Item['words'][number]['seat'], 'person'> & { person: { name: string } };
};

/** What members who may not come have written to an item. */
export function Words({ words }: { words: readonly Word[] }) {
  const t = useTranslate();
  if (words.length === 0) return null;
  return (
    <div className="agenda-words">
      <p className="small quiet">{t('meetings.word.before')}</p>
      {words.map(({ seat, body }) => (
        <blockquote key={seat.id}>
          <p className="agenda-word">{body}</p>
          <p className="small quiet">
            <SeatName seat={seat} />
          </p>
        </blockquote>
      ))}
    </div>
  );
}

/** For who may not come, one word to each item; it can be changed until the item is taken up. */
export function LeaveWord({ item, mayNotCome, onChange }: { item: Item; mayNotCome: boolean; onChange: () => void }) {
  const t = useTranslate();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const { mutate, busy, apiError } = useMutation(leaveWordMutation);
  const form = useForm([], apiError);
  const mine = item.words.find(({ seat }) => seat.person.id === me.id)?.body;
  if (!item.viewerMayLeaveWord || !(mayNotCome || mine)) return null;
  if (!open)
    return (
      <Button
        variant="tertiary"
        data-size="sm"
        aria-label={`${t(mine ? 'meetings.word.change' : 'meetings.word.leave')}: ${item.title}`}
        onClick={() => setOpen(true)}
      >
        {t(mine ? 'meetings.word.change' : 'meetings.word.leave')}
      </Button>
    );

  async function save(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts || !(await mutate({ input: { itemId: item.id, body: texts.body ?? '' } }))) return;
    setOpen(false);
    onChange();
  }

  return (
    <form className="form" onSubmit={save} noValidate>
      <LimitedTextfield
        name="body"
        multiline
        label={t('meetings.word.label')}
        description={t('meetings.word.hint')}
        limit={limits.agendaWord}
        defaultValue={mine ?? ''}
        error={form.fault('body')}
      />
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button type="submit" data-size="sm" disabled={busy}>
          {t('meetings.word.save')}
        </Button>
        <Button type="button" data-size="sm" variant="secondary" data-color="neutral" onClick={() => setOpen(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
