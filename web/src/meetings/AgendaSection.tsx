import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { useMutation } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useMe } from '../app/session.js';
import type { MeetingQuery } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { chooseMutation, withdrawItemMutation } from './operations.js';
import { ProposeItem } from './ProposeItem.js';
import { useMeetingRefusal } from './refusal.js';
import { LeaveWord, Words } from './Words.js';

type Meeting = MeetingQuery['meeting'];
type Item = Meeting['agenda']['items'][number];
type Props = { meeting: Meeting; onChange: () => void };

/** What the members want to take up, and what they choose. No figures are shown, and none are known. */
export function AgendaSection({ meeting, onChange }: Props) {
  const t = useTranslate();
  const dates = useDates();
  const { agenda, picksOpenAt, picksCloseAt, viewerMay, network } = meeting;
  const { stage, items } = agenda;
  const lead = {
    WAITING: t('meetings.agenda.WAITING'),
    COLLECTING: t('meetings.agenda.COLLECTING', { when: dates.deadline(picksOpenAt) }),
    CHOOSING: t('meetings.agenda.CHOOSING', { count: agenda.choices, when: dates.deadline(picksCloseAt) }),
    ORDERED: t('meetings.agenda.ORDERED'),
    DONE: t('meetings.agenda.DONE'),
  }[stage];
  const inTime = items.filter(({ hasTime, forLater }) => hasTime !== false && !forLater);
  const ifTime = items.filter(({ hasTime }) => hasTime === false);
  const later = items.filter(({ forLater }) => forLater);
  const rest = { mayNotCome: useMayNotCome(meeting), networkId: network.id, onChange };
  return (
    <section>
      <h2>{t('meetings.agenda')}</h2>
      <p className="quiet">{lead}</p>
      {viewerMay.choose && items.length > 0 ? (
        <Choosing key={items.map(({ id }) => id).join(' ')} meeting={meeting} onChange={onChange} />
      ) : (
        <Items items={inTime} ordered={stage === 'ORDERED' || stage === 'DONE'} {...rest} />
      )}
      {ifTime.length > 0 ? <h3>{t('meetings.agenda.ifTime')}</h3> : null}
      <Items items={ifTime} ordered {...rest} />
      {later.length > 0 ? <h3>{t('meetings.agenda.later')}</h3> : null}
      <Items items={later} {...rest} />
      {viewerMay.propose ? <ProposeItem networkId={network.id} onProposed={onChange} /> : null}
      {stage === 'CHOOSING' || stage === 'ORDERED' ? <HowItIsMade agenda={agenda} /> : null}
    </section>
  );
}

type ItemsProps = {
  items: readonly Item[];
  ordered?: boolean;
  mayNotCome: boolean;
  networkId: string;
  onChange: () => void;
};

function Items({ items, ordered, mayNotCome, networkId, onChange }: ItemsProps) {
  if (items.length === 0) return null;
  const rows = items.map((item) => (
    <li key={item.id}>
      <ItemText item={item} />
      <Words words={item.words} />
      <LeaveWord item={item} mayNotCome={mayNotCome} onChange={onChange} />
      <Withdraw item={item} networkId={networkId} onChange={onChange} />
    </li>
  ));
  return ordered ? <ol className="agenda-list">{rows}</ol> : <ul className="plain-list divided-list">{rows}</ul>;
}

function ItemText({ item }: { item: Item }) {
  const t = useTranslate();
  const dates = useDates();
  const { kind, title, challengeId, minutes, decideBy, waited, owner, reason } = item;
  const facts = [
    t(`meetings.kind.${kind}`),
    t('meetings.minutes', { minutes }),
    decideBy ? t('meetings.item.decideBy', { day: dates.day(decideBy) }) : null,
    waited > 0 ? t('meetings.item.waited', { count: waited }) : null,
  ];
  return (
    <>
      <h3 className="agenda-title">{challengeId ? <Link to={`/challenges/${challengeId}`}>{title}</Link> : title}</h3>
      <p className="small quiet">
        <SeatName seat={owner} /> · {facts.filter(Boolean).join(' · ')}
      </p>
      {reason ? <p className="small quiet">{t(`meetings.reason.${reason}`)}</p> : null}
    </>
  );
}

/** After two meetings that had no time for it, its owner is asked whether it is still to wait. */
const longWait = 2;

function Withdraw({ item, networkId, onChange }: { item: Item; networkId: string; onChange: () => void }) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(withdrawItemMutation);
  if (!item.viewerMayWithdraw) return null;
  return (
    <>
      {item.waited >= longWait ? (
        <p className="small">
          {t('meetings.item.stillWanted')}{' '}
          {item.challengeId ? null : (
            <Link to={`/rooms/${networkId}/challenges/new`}>{t('meetings.item.toThread')}</Link>
          )}
        </p>
      ) : null}
      <Button
        variant="tertiary"
        data-size="sm"
        disabled={busy}
        onClick={async () => {
          await mutate({ id: item.id });
          onChange();
        }}
      >
        {t('meetings.item.withdraw')}
      </Button>
      <ErrorNote apiError={apiError} />
    </>
  );
}

/** Whoever has answered so can write something to those who come. */
function useMayNotCome({ answers }: Meeting): boolean {
  const me = useMe();
  const mine = answers.find(({ seat }) => seat.person.id === me.id)?.answer;
  return mine === 'NO' || mine === 'MAYBE';
}

/** Up to three, at most one of one's own; a tap saves. */
export function Choosing({ meeting, onChange }: Props) {
  const { id: meetingId, agenda } = meeting;
  const mayNotCome = useMayNotCome(meeting);
  const t = useTranslate();
  const me = useMe();
  const [chosen, setChosen] = useState(() => agenda.items.flatMap(({ id, chosenByMe }) => (chosenByMe ? [id] : [])));
  const { mutate, apiError } = useMutation(chooseMutation);
  const refusal = useMeetingRefusal(apiError);
  const own = agenda.items.filter(({ owner }) => owner.person.id === me.id).map(({ id }) => id);

  /** One after the other, so that the last tap is the one that counts. */
  const sent = useRef<Promise<unknown>>(Promise.resolve());

  function change(item: string, on: boolean) {
    const itemIds = on ? [...chosen, item] : chosen.filter((one) => one !== item);
    setChosen(itemIds);
    sent.current = sent.current.then(async () => {
      if (!(await mutate({ input: { meetingId, itemIds } }))) setChosen(chosen);
      onChange();
    });
  }

  return (
    <>
      <ul className="plain-list divided-list">
        {agenda.items.map((item) => {
          const on = chosen.includes(item.id);
          const full =
            chosen.length >= agenda.choices || (own.includes(item.id) && own.some((id) => chosen.includes(id)));
          return (
            <li key={item.id} className="agenda-choice">
              <Checkbox
                aria-label={t('meetings.choose.one', { title: item.title })}
                checked={on}
                disabled={!on && full}
                onChange={(event) => change(item.id, event.target.checked)}
              />
              <div>
                <ItemText item={item} />
                <Words words={item.words} />
                <LeaveWord item={item} mayNotCome={mayNotCome} onChange={onChange} />
                <Withdraw item={item} networkId={meeting.network.id} onChange={onChange} />
              </div>
            </li>
          );
        })}
      </ul>
      {refusal ? (
        <p className="small field-fault" role="alert">
          {refusal}
        </p>
      ) : (
        <ErrorNote apiError={apiError} />
      )}
      <p role="status" className="small">
        {t('meetings.choose.chosen', { count: chosen.length, most: agenda.choices })}
      </p>
    </>
  );
}

function HowItIsMade({ agenda: { seedHash, seed } }: { agenda: Meeting['agenda'] }) {
  const t = useTranslate();
  return (
    <details>
      <summary>{t('meetings.rule')}</summary>
      <p className="small">{t('meetings.rule.text')}</p>
      <p className="small">{t('meetings.rule.secret')}</p>
      <p className="small quiet agenda-seed">
        {seed ? t('meetings.rule.seed', { seed }) : t('meetings.rule.seedHash', { hash: seedHash })}
      </p>
    </details>
  );
}
