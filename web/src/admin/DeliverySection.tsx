import { useTranslate } from '../app/i18n/messages.js';
import type { PlatformQuery } from '../generated/graphql.js';
import { Time } from '../ui/Time.js';

/** What is late and what failed of all that Krets sends, in numbers by kind. */
export function DeliverySection({ figures }: { figures: PlatformQuery['deliveries'] }) {
  const t = useTranslate();
  return (
    <section>
      <h2>{t('admin.delivery')}</h2>
      <p className="quiet">{t('admin.delivery.lead')}</p>
      <ul className="plain-list divided-list">
        {figures.map((figure) => (
          <li key={figure.channel}>
            <p>{t(`admin.delivery.${figure.channel}`)}</p>
            <p className="small quiet">
              <Figures figure={figure} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ figure: { late, lateSince, retried, givenUp } }: { figure: PlatformQuery['deliveries'][number] }) {
  const t = useTranslate();
  if (late + retried + givenUp === 0) return t('admin.delivery.fine');
  const failed = [
    retried > 0 && t('admin.delivery.retried', { count: retried }),
    givenUp > 0 && t('admin.delivery.givenUp', { count: givenUp }),
  ].filter((words) => words !== false);
  return (
    <>
      {late > 0 ? t('admin.delivery.late', { count: late }) : null}
      {late > 0 && lateSince ? (
        <>
          , {t('admin.delivery.since')} <Time at={lateSince} />
        </>
      ) : null}
      {late > 0 && failed.length > 0 ? ' · ' : null}
      {failed.join(' · ')}
    </>
  );
}
