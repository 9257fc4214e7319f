import type { Language } from '@krets/shared/kinds';
import { useState } from 'react';
import { graph } from '../app/graph.js';
import { useWords } from '../app/words.js';
import type { EarlierChallengeQuery } from '../generated/graphql.js';
import Markdown from '../thread/Markdown.js';
import { Time } from '../ui/Time.js';
import { earlierChallengeQuery } from './graph.js';

type Version = EarlierChallengeQuery['challenge']['earlier'][number];

/** «Endra», and on asking what the owner wrote before. */
export function EarlierChallenge({ id, editedAt, lang }: { id: string; editedAt: string; lang: Language }) {
  const t = useWords();
  const [versions, setVersions] = useState<readonly Version[]>();

  async function open() {
    const { data } = await graph.query(earlierChallengeQuery, { id });
    if (data) setVersions(data.challenge.earlier);
  }

  return (
    <details className="earlier small" onToggle={(event) => event.currentTarget.open && void open()}>
      <summary>
        {t('thread.edited')} <Time at={editedAt} />
      </summary>
      <ol className="plain-list">
        {versions?.map((version) => (
          <li key={version.replacedAt}>
            <p className="quiet">
              {t('thread.before')} <Time at={version.replacedAt} />
            </p>
            <p>
              <strong lang={lang}>{version.title}</strong>
            </p>
            {[version.situation, version.role, version.pullA, version.pullB, version.tried]
              .filter((text) => text !== null && text !== undefined)
              .map((text, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the texts of a version never move
                <Markdown key={place} text={text} lang={lang} />
              ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
