import { intlLocales } from '@krets/shared/intl-locales';
import { takeFilters } from '@krets/shared/search/filters';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { useQuery } from '../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { MissingPage } from '../app/MissingPage.js';
import { recentPlaces } from '../app/recent-places.js';
import { tabMemory } from '../app/tab-memory.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { FoundItem } from './FoundItem.js';
import { NothingFound } from './NothingFound.js';
import { beginningOf, isNarrowed, notNarrowed } from './narrowing.js';
import { searchPeopleQuery, searchRoomsQuery } from './operations.js';
import { byRoom } from './place.js';
import { SearchFields } from './SearchFields.js';
import { useSearch } from './useSearch.js';
import { WrittenFilters } from './WrittenFilters.js';
import './SearchPage.css';

/** For whoever comes back from what was found. */
const last = tabMemory(() => ({ words: '', narrowed: notNarrowed, networkId: '' }));

/** Searches one room when the address names it, and otherwise all rooms of the reader. */
export default function SearchPage() {
  const t = useTranslate();
  const { networkId } = useParams();
  const { key } = useLocation();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(last.now.words);
  // A seat is one of a room.
  const isElsewhere = last.now.networkId !== (networkId ?? '');
  const [narrowed, setNarrowed] = useState(isElsewhere ? { ...last.now.narrowed, seatId: '' } : last.now.narrowed);
  last.now = { words, narrowed, networkId: networkId ?? '' };
  const { data: rooms } = useQuery(searchRoomsQuery, {});
  const room = rooms?.myNetworks.find(({ id }) => id === networkId);
  const people = useSeatsOf(networkId);
  const { kind, seatId, period, mine, withFile } = narrowed;
  const question = {
    words,
    networkId: networkId ?? null,
    kind: kind || null,
    seatId: (people.some(({ id }) => id === seatId) && seatId) || null,
    after: beginningOf(period),
    mine,
    withFile,
  };
  const { answer, words: answered = '', busy, apiError, retry } = useSearch(question);
  // After the heading has taken it: each new visit, and each press of a shortcut.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key changes with each visit
  useEffect(() => field.current?.select(), [key]);

  if (networkId && rooms && !room) return <MissingPage />;
  const { written } = takeFilters(words);
  const widen = () => {
    setNarrowed(notNarrowed);
    setWords(takeFilters(words).rest.trim());
  };
  return (
    <NarrowPage>
      <PageTitle>{t('search.title')}</PageTitle>
      <SearchFields
        {...{ field, words, setWords, narrowed, setNarrowed, networkId, people }}
        rooms={rooms?.myNetworks ?? []}
        goTo={(id) => void navigate(id ? `/rooms/${id}/search` : '/search', { replace: true })}
      >
        <p className="search-where">
          <span>{networkId ? t('search.inRoom', { room: room?.name ?? '' }) : t('search.inAll')}</span>{' '}
          {networkId ? <Link to="/search">{t('search.everywhere')}</Link> : null}
        </p>
      </SearchFields>
      <WrittenFilters
        written={written}
        onRemove={({ text }) => {
          setWords(words.replace(text, '').replace(/\s+/g, ' ').trim());
          field.current?.focus();
        }}
      />
      <ErrorNote apiError={apiError} onRetry={retry} />
      <p role="status" className="small quiet search-status">
        {answer && !busy ? t('search.count', { count: answer.found.length }) : busy ? t('search.busy') : ''}
      </p>
      {words.trim() === '' ? <RecentPlaces /> : null}
      {answer && answer.found.length === 0 && !busy ? (
        <NothingFound
          words={answered}
          looked={answer.looked}
          isPhrase={/["“«]/.test(answered)}
          onWiden={isNarrowed(narrowed) || written.length > 0 ? widen : undefined}
          networkId={networkId}
        />
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

/** Who has written in a room, by name. */
function useSeatsOf(networkId: string | undefined) {
  const language = useLanguage();
  const { data } = useQuery(searchPeopleQuery, { id: networkId ?? '' }, !networkId);
  if (!networkId) return [];
  return (data?.network.seats ?? [])
    .map(({ id, roleTitle, person }) => ({ id, name: person.name || roleTitle }))
    .sort((a, b) => a.name.localeCompare(b.name, intlLocales[language]));
}

/** Where the reader has just been; what they have searched for is not remembered. */
function RecentPlaces() {
  const t = useTranslate();
  const places = recentPlaces();
  if (places.length === 0) return null;
  return (
    <section className="search-room">
      <h2>{t('search.recent')}</h2>
      <ul className="plain-list divided-list">
        {places.map(({ path, title }) => (
          <li key={path}>
            <Link to={path}>{title}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
