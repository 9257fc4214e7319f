import { useTranslate } from '../app/i18n/messages.js';
import type { PlatformQuery } from '../generated/graphql.js';
import { Time } from '../ui/Time.js';

/** E-mail that is late or was given up: its kind and time, without any address. */
export function MailSection({ mail }: { mail: PlatformQuery['undeliveredMail'] }) {
  const t = useTranslate();
  return (
    <section>
      <h2>{t('admin.mail')}</h2>
      <p className="quiet">{t('admin.mail.lead')}</p>
      {mail.length === 0 ? <p>{t('admin.mail.none')}</p> : null}
      <ul className="plain-list divided-list">
        {mail.map(({ kind, attempts, failure, createdAt, nextAttemptAt, endedAt }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: mail that waits has no id here
          <li key={place}>
            <p>{t(`admin.mail.${kind}`)}</p>
            <p className="small quiet">
              {t('admin.mail.written')} <Time at={createdAt} /> · {t('admin.mail.attempts', { attempts })}
              {failure ? ` · ${t('admin.mail.failure', { failure })}` : null}
              {endedAt ? (
                <>
                  {' · '}
                  {t('admin.mail.givenUp')} <Time at={endedAt} />
                </>
              ) : null}
              {nextAttemptAt ? (
                <>
                  {' · '}
                  {t('admin.mail.next')} <Time at={nextAttemptAt} />
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
