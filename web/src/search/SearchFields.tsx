import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type ReactNode, type RefObject, useId } from 'react';
import { useTranslate } from '../app/i18n/messages.js';
import type { FoundKind } from '../generated/graphql.js';
import { isNarrowed, type Narrowed, notNarrowed, type Period, periods } from './narrowing.js';

const kinds: readonly FoundKind[] = ['CHALLENGE', 'CONTRIBUTION', 'MESSAGE', 'RESOURCE', 'CONSULTATION', 'MINUTES'];

type Person = { id: string; name: string };
export type FieldsProps = {
  field: RefObject<HTMLInputElement | null>;
  words: string;
  setWords: (words: string) => void;
  narrowed: Narrowed;
  setNarrowed: (narrowed: Narrowed) => void;
  networkId: string | undefined;
  rooms: readonly { id: string; name: string }[];
  goTo: (networkId: string) => void;
  /** In the room that is searched; when all are, they are named in words. */
  people: readonly Person[];
  children: ReactNode;
};

/** The one field, and chips that narrow the question: a chosen one is filled. */
export function SearchFields(props: FieldsProps) {
  const { field, words, setWords, narrowed, setNarrowed, networkId = '', rooms, goTo, people, children } = props;
  const t = useTranslate();
  const id = useId();
  const set = (changed: Partial<Narrowed>) => setNarrowed({ ...narrowed, ...changed });
  return (
    <search>
      <label htmlFor={id}>{t('search.field')}</label>
      <input
        id={id}
        ref={field}
        type="search"
        className="ds-input search-field"
        value={words}
        maxLength={limits.searchWords}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        aria-describedby={`${id}-how`}
        onChange={(event) => setWords(event.target.value)}
      />
      {children}
      <div className="search-narrow">
        {rooms.length > 1 ? (
          <Choice label={t('search.room')} value={networkId} onChange={goTo} all={t('search.room.all')}>
            {rooms.map((room) => (
              <option key={room.id} value={room.id}>
                {room.name}
              </option>
            ))}
          </Choice>
        ) : null}
        <Choice
          label={t('search.kind')}
          value={narrowed.kind}
          onChange={(kind) => set({ kind: kind as FoundKind | '' })}
          all={t('search.kind.all')}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`search.kind.${kind}`)}
            </option>
          ))}
        </Choice>
        {people.length > 0 ? (
          <Choice
            label={t('search.who')}
            value={narrowed.seatId}
            onChange={(seatId) => set({ seatId })}
            all={t('search.who.all')}
          >
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </Choice>
        ) : null}
        <Choice
          label={t('search.when')}
          value={narrowed.period}
          onChange={(period) => set({ period: period as Period })}
          all={t('search.when.all')}
        >
          {periods.map((period) =>
            period ? (
              <option key={period} value={period}>
                {t(`search.when.${period}`)}
              </option>
            ) : null,
          )}
        </Choice>
        {(['mine', 'withFile'] as const).map((one) => (
          <label key={one} className="search-chip search-tick">
            <input type="checkbox" checked={narrowed[one]} onChange={(event) => set({ [one]: event.target.checked })} />{' '}
            {t(`search.${one}`)}
          </label>
        ))}
        {isNarrowed(narrowed) ? (
          <Button variant="tertiary" onClick={() => setNarrowed(notNarrowed)}>
            {t('search.widen')}
          </Button>
        ) : null}
      </div>
      <p id={`${id}-how`} className="small quiet">
        {t('search.how')}
      </p>
    </search>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  all: string;
  children: ReactNode;
};

function Choice({ label, value, onChange, all, children }: ChoiceProps) {
  return (
    <select
      className="ds-input search-chip"
      aria-label={label}
      data-chosen={value !== ''}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{all}</option>
      {children}
    </select>
  );
}
