import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { fieldFault } from '../app/api/api-error.js';
import { useMutation } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useMe } from '../app/session.js';
import type { MeetingMinutesQuery } from '../generated/graphql.js';
import { ChangedSince } from '../ui/ChangedSince.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { BlockText } from './BlockText.js';
import { nextStepMutation, saveMinutesMutation } from './minutes-operations.js';

type Minutes = MeetingMinutesQuery['meeting']['writtenMinutes'];
type Block = Minutes['blocks'][number];
type Props = { minutes: Minutes; onChange: () => void };

/** The minutes: a block for each item, written by all, and what each will do next. */
export function MinutesSection({ minutes, onChange }: Props) {
  const t = useTranslate();
  const dates = useDates();
  const { blocks, frozenAt, lapsesAt, viewerMayWrite } = minutes;
  if (blocks.length === 0) return null;
  return (
    <section>
      <h2>{t('meetings.minutes.title')}</h2>
      <p className="quiet">
        {viewerMayWrite ? t('meetings.minutes.open', { when: dates.deadline(frozenAt) }) : t('meetings.minutes.frozen')}
      </p>
      {lapsesAt && viewerMayWrite ? <p>{t('meetings.minutes.lapses', { when: dates.deadline(lapsesAt) })}</p> : null}
      {blocks.map((block) => (
        <BlockSection key={block.itemId} block={block} mayWrite={viewerMayWrite} onChange={onChange} />
      ))}
    </section>
  );
}

type BlockProps = { block: Block; mayWrite: boolean; onChange: () => void };

function BlockSection({ block, mayWrite, onChange }: BlockProps) {
  const t = useTranslate();
  const me = useMe();
  const [doing, setDoing] = useState<'write' | 'step'>();
  const done = () => {
    setDoing(undefined);
    onChange();
  };
  const mine = block.nextSteps.find(({ seat }) => seat.person.id === me.id);
  return (
    <section className="minutes-block">
      <h3>{block.title}</h3>
      {doing === 'write' ? (
        <BlockForm block={block} onSaved={done} onCancel={() => setDoing(undefined)} />
      ) : (
        <BlockText block={block} />
      )}
      {doing === 'step' ? (
        <StepForm block={block} body={mine?.body ?? ''} onSaved={done} onCancel={() => setDoing(undefined)} />
      ) : null}
      {mayWrite && !doing ? (
        <div className="buttons">
          <Button variant="secondary" data-size="sm" onClick={() => setDoing('write')}>
            {t(block.version > 0 ? 'meetings.minutes.correct' : 'meetings.minutes.write')}
          </Button>
          <Button variant="secondary" data-size="sm" onClick={() => setDoing('step')}>
            {t(mine ? 'meetings.minutes.step.change' : 'meetings.minutes.step')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

type FormProps = { block: Block; onSaved: () => void; onCancel: () => void };

function BlockForm({ block, onSaved, onCancel }: FormProps) {
  const t = useTranslate();
  const [learned, setLearned] = useState(block.learned);
  const [takeaways, setTakeaways] = useState(block.takeaways);
  /** What the writer has seen: a newer one that arrives meanwhile is shown before it is replaced. */
  const [seen, setSeen] = useState(block.version);
  const { mutate, busy, apiError } = useMutation(saveMinutesMutation);
  const stale = fieldFault(apiError, 'replaces')?.rule === 'stale' && seen !== block.version;

  async function save(event: FormEvent) {
    event.preventDefault();
    const replaces = stale ? block.version : seen;
    setSeen(replaces);
    const { meetingId, itemId } = block;
    if (await mutate({ input: { meetingId, itemId, learned: learned.trim(), takeaways: takeaways.trim(), replaces } }))
      onSaved();
  }

  return (
    <form className="form" onSubmit={save} noValidate>
      <LimitedTextfield
        multiline
        label={t('meetings.minutes.learned')}
        limit={limits.minutes}
        value={learned}
        onChange={(event) => setLearned(event.target.value)}
      />
      <LimitedTextfield
        multiline
        label={t('meetings.minutes.takeaways')}
        limit={limits.minutes}
        value={takeaways}
        onChange={(event) => setTakeaways(event.target.value)}
      />
      {stale ? (
        <ChangedSince
          texts={[
            { label: t('meetings.minutes.learned'), text: block.learned },
            { label: t('meetings.minutes.takeaways'), text: block.takeaways },
          ]}
        />
      ) : (
        <ErrorNote apiError={apiError} />
      )}
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {t('meetings.minutes.save')}
        </Button>
        <Button type="button" variant="secondary" data-color="neutral" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}

function StepForm({ block: { meetingId, itemId }, body, onSaved, onCancel }: FormProps & { body: string }) {
  const t = useTranslate();
  const [text, setText] = useState(body);
  const { mutate, busy, apiError } = useMutation(nextStepMutation);
  return (
    <form
      className="form"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        if (await mutate({ input: { meetingId, itemId, body: text.trim() } })) onSaved();
      }}
    >
      <LimitedTextfield
        label={t('meetings.minutes.step.label')}
        description={t('meetings.minutes.step.hint')}
        limit={limits.nextStep}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {t('meetings.minutes.save')}
        </Button>
        <Button type="button" variant="secondary" data-color="neutral" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
