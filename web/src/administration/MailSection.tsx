import { useWords } from '../app/words.js';
import type { PlatformQuery } from '../generated/graphql.js';
import { Time } from '../ui/Time.js';

/** E-mail that is late or was given up: what it is and when, and nobody's address. */
export function MailSection({ mail }: { mail: PlatformQuery['undeliveredMail'] }) {
  const t = useWords();
  return (
    <section>
      <h2>{t('administration.mail')}</h2>
      <p className="quiet">{t('administration.mail.lead')}</p>
      {mail.length === 0 ? <p>{t('administration.mail.none')}</p> : null}
      <ul className="plain-list lines">
        {mail.map(({ kind, attempts, failure, createdAt, nextAttemptAt, endedAt }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: mail that waits has no id here
          <li key={place}>
            <p>{t(`administration.mail.${kind}`)}</p>
            <p className="small quiet">
              {t('administration.mail.written')} <Time at={createdAt} /> ·{' '}
              {t('administration.mail.attempts', { attempts })}
              {failure ? ` · ${t('administration.mail.failure', { failure })}` : null}
              {endedAt ? (
                <>
                  {' · '}
                  {t('administration.mail.givenUp')} <Time at={endedAt} />
                </>
              ) : null}
              {nextAttemptAt ? (
                <>
                  {' · '}
                  {t('administration.mail.next')} <Time at={nextAttemptAt} />
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
