import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useEffect, useId, useRef, useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { MissingPage } from '../app/MissingPage.js';
import type { FoundKind } from '../generated/graphql.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { FoundItem } from './FoundItem.js';
import { searchRoomsQuery } from './operations.js';
import { byRoom } from './place.js';
import { useSearch } from './useSearch.js';
import './SearchPage.css';

const kinds: readonly FoundKind[] = ['CHALLENGE', 'CONTRIBUTION', 'MESSAGE', 'RESOURCE', 'CONSULTATION', 'MINUTES'];
type Narrowed = { kind: FoundKind | ''; mine: boolean; withFile: boolean };
const notNarrowed: Narrowed = { kind: '', mine: false, withFile: false };

/** Until the page is loaded again, for whoever comes back from what was found. Never in an address, and never stored. */
let last = { words: '', narrowed: notNarrowed };

/** Searches one room when the address names it, and otherwise all rooms of the reader. */
export default function SearchPage() {
  const t = useTranslate();
  const { networkId } = useParams();
  const { key } = useLocation();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(last.words);
  const [narrowed, setNarrowed] = useState(last.narrowed);
  last = { words, narrowed };
  const { data: rooms } = useQuery(searchRoomsQuery, {});
  const room = rooms?.myNetworks.find(({ id }) => id === networkId);
  const { kind, mine, withFile } = narrowed;
  const {
    answer,
    words: answered = '',
    busy,
    apiError,
    retry,
  } = useSearch({
    words,
    networkId: networkId ?? null,
    kind: kind || null,
    mine,
    withFile,
  });
  // After the heading has taken it: each new visit, and each press of a shortcut.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key changes with each visit
  useEffect(() => field.current?.select(), [key]);

  if (networkId && rooms && !room) return <MissingPage />;
  return (
    <NarrowPage>
      <PageTitle>{t('search.title')}</PageTitle>
      <SearchFields
        {...{ field, words, setWords, narrowed, setNarrowed }}
        where={
          networkId ? (
            <p className="search-where">
              <span>{t('search.inRoom', { room: room?.name ?? '' })}</span>{' '}
              <Link to="/search">{t('search.everywhere')}</Link>
            </p>
          ) : (
            <p className="search-where">{t('search.inAll')}</p>
          )
        }
      />
      <ErrorNote apiError={apiError} onRetry={retry} />
      <p role="status" className="small quiet search-status">
        {answer && !busy ? t('search.count', { count: answer.found.length }) : busy ? t('search.busy') : ''}
      </p>
      {answer && answer.found.length === 0 && !busy ? (
        <EmptyState title={t('search.none.title', { words: answered })}>
          <p>{t('search.none.forms')}</p>
          <p>{t('search.none.try')}</p>
          {kind || mine || withFile ? (
            <Button variant="secondary" onClick={() => setNarrowed(notNarrowed)}>
              {t('search.none.widen')}
            </Button>
          ) : null}
          {networkId ? <Link to="/search">{t('search.everywhere')}</Link> : null}
        </EmptyState>
      ) : null}
      {byRoom(answer?.found ?? []).map((group) => (
        <section key={group.id} aria-label={group.name} className="search-room" aria-busy={busy}>
          <h2 className={networkId ? 'visually-hidden' : undefined}>{group.name}</h2>
          <ul className="plain-list divided-list">
            {group.found.map((found) => (
              <li key={found.id}>
                <FoundItem found={found} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {answer && answer.more > 0 ? <p className="quiet">{t('search.more')}</p> : null}
    </NarrowPage>
  );
}

type FieldsProps = {
  field: React.RefObject<HTMLInputElement | null>;
  words: string;
  setWords: (words: string) => void;
  narrowed: Narrowed;
  setNarrowed: (narrowed: Narrowed) => void;
  where: React.ReactNode;
};

function SearchFields({ field, words, setWords, narrowed, setNarrowed, where }: FieldsProps) {
  const t = useTranslate();
  const id = useId();
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
      {where}
      <div className="search-narrow">
        <label>
          <span className="visually-hidden">{t('search.kind')}</span>
          <select
            className="ds-input"
            value={narrowed.kind}
            onChange={(event) => setNarrowed({ ...narrowed, kind: event.target.value as FoundKind | '' })}
          >
            <option value="">{t('search.kind.all')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`search.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        {(['mine', 'withFile'] as const).map((one) => (
          <label key={one} className="search-tick">
            <input
              type="checkbox"
              checked={narrowed[one]}
              onChange={(event) => setNarrowed({ ...narrowed, [one]: event.target.checked })}
            />{' '}
            {t(`search.${one}`)}
          </label>
        ))}
      </div>
      <p id={`${id}-how`} className="small quiet">
        {t('search.how')}
      </p>
    </search>
  );
}
