import { Button } from '@digdir/designsystemet-react';
import { useCallback, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { graph } from '../app/graph.js';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useAnswer } from '../app/useAnswer.js';
import { useLanguage, useWords } from '../app/words.js';
import type { RoomHeadFragment } from '../generated/graphql.js';
import { useLeft, useNews } from '../live/useNews.js';
import { RoomHead } from '../networks/RoomHead.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { Time } from '../ui/Time.js';
import { logQuery } from './graph.js';
import { type LogLine, sentenceOf } from './log.js';
import './facilitation.css';

const pageSize = 20;
type Told = { room: RoomHeadFragment; lines: LogLine[]; more: boolean };

/** What has happened to the room and its form, newest first. */
export default function LogPage() {
  const t = useWords();
  const language = useLanguage();
  const { networkId = '' } = useParams();
  const wanted = useRef(pageSize);
  const ask = useCallback(async () => {
    const lines: LogLine[] = [];
    for (;;) {
      const before = lines.at(-1)?.at ?? null;
      const { data, error } = await graph.query(logQuery, { id: networkId, first: pageSize, before }).toPromise();
      if (!data) return { error };
      lines.push(...data.network.log);
      const more = data.network.log.length === pageSize;
      if (!more || lines.length >= wanted.current) return { data: { room: data.network, lines, more } };
    }
  }, [networkId]);
  const { data, trouble, again } = useAnswer<Told>(`RoomLog ${networkId}`, ask);
  useNews([networkId], () => void again());
  useLeft(() => void again());
  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  return (
    <>
      <RoomHead room={data.room} />
      <NarrowPage>
        <h2>{t('facilitation.log')}</h2>
        <p className="quiet">{t('facilitation.log.lead')}</p>
        <ol className="plain-list lines">
          {data.lines.map((line) => (
            <li key={line.id}>
              <p className="small quiet">
                <Time at={line.at} />
              </p>
              <p>{sentenceOf(line, language, t)}</p>
              {line.reason ? <blockquote className="stated">{line.reason}</blockquote> : null}
              {line.challengeTitle ? (
                <p className="small">
                  <Link to={`/challenges/${line.challengeId}`}>{line.challengeTitle}</Link>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
        {data.more ? (
          <Button
            variant="secondary"
            onClick={() => {
              wanted.current += pageSize;
              void again();
            }}
          >
            {t('facilitation.log.more')}
          </Button>
        ) : null}
      </NarrowPage>
    </>
  );
}
