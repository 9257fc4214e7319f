import { limits } from '@krets/shared/limits';
import { CheckmarkCircleIcon, CircleIcon } from '@navikt/aksel-icons';
import { Link } from 'react-router';
import { useWords } from '../app/words.js';
import type { FormQuery } from '../generated/graphql.js';
import './Checklist.css';
import { missingOf } from './missing.js';

/** The twelve form requirements: which are met, and what the others lack. */
export function Checklist({ network }: { network: FormQuery['network'] }) {
  const t = useWords();
  const met = network.formRequirements.filter((requirement) => requirement.met).length;
  return (
    <section aria-labelledby="requirements">
      <h2 id="requirements">{t('founding.form.requirements')}</h2>
      <p className="quiet">{t('founding.form.met', { met, all: network.formRequirements.length })}</p>
      <ol className="plain-list checklist">
        {network.formRequirements.map(({ code, met: isMet }) => {
          const { lack, to } = missingOf(code, network);
          const Icon = isMet ? CheckmarkCircleIcon : CircleIcon;
          return (
            <li key={code} className={isMet ? 'met' : 'unmet'}>
              <Icon aria-hidden fontSize="1.4em" />
              <div>
                <p>
                  {t(`founding.requirement.${code}`)}
                  <span className="visually-hidden"> – {t(isMet ? 'founding.form.isMet' : 'founding.form.lacks')}</span>
                </p>
                {isMet ? null : (
                  <p className="small">
                    {t(`founding.missing.${lack}`, { days: limits.invitationDays })}{' '}
                    {network.viewerMay.changeSettings ? (
                      <Link to={to} aria-label={`${t('founding.form.fill')}: ${t(`founding.requirement.${code}`)}`}>
                        {t('founding.form.fill')}
                      </Link>
                    ) : null}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
