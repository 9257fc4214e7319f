import type { Language } from '@krets/shared/kinds';
import { useState } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { EarlierChallengeQuery } from '../../generated/graphql.js';
import { Time } from '../../ui/Time.js';
import Markdown from '../contributions/Markdown.js';
import { earlierChallengeQuery } from './operations.js';

type Version = EarlierChallengeQuery['challenge']['earlier'][number];

/** «Endra», which opens the owner's earlier texts. */
export function EarlierVersions({ id, editedAt, lang }: { id: string; editedAt: string; lang: Language }) {
  const t = useTranslate();
  const [versions, setVersions] = useState<readonly Version[]>();

  async function open() {
    const { data } = await apiClient.query(earlierChallengeQuery, { id });
    if (data) setVersions(data.challenge.earlier);
  }

  return (
    <details className="earlier small" onToggle={(event) => event.currentTarget.open && void open()}>
      <summary>
        {t('contributions.edited')} <Time at={editedAt} />
      </summary>
      <ol className="plain-list">
        {versions?.map((version) => (
          <li key={version.replacedAt}>
            <p className="quiet">
              {t('contributions.before')} <Time at={version.replacedAt} />
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
