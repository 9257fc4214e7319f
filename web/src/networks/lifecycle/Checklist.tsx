import { limits } from '@krets/shared/limits';
import { CheckmarkCircleIcon, CircleIcon } from '@navikt/aksel-icons';
import { Link } from 'react-router';
import { useTranslate } from '../../app/i18n/messages.js';
import type { FormRequirementsQuery } from '../../generated/graphql.js';
import './Checklist.css';
import { missingFor } from './missing-requirements.js';

/** The twelve form requirements: which are met, and what the others lack. */
export function Checklist({ network }: { network: FormRequirementsQuery['network'] }) {
  const t = useTranslate();
  const met = network.formRequirements.filter((requirement) => requirement.met).length;
  return (
    <section aria-labelledby="requirements">
      <h2 id="requirements">{t('lifecycle.formRequirements.requirements')}</h2>
      <p className="quiet">{t('lifecycle.formRequirements.met', { met, all: network.formRequirements.length })}</p>
      <ol className="plain-list checklist">
        {network.formRequirements.map(({ code, met: isMet }) => {
          const { missing, to } = missingFor(code, network);
          const Icon = isMet ? CheckmarkCircleIcon : CircleIcon;
          return (
            <li key={code} className={isMet ? 'met' : 'unmet'}>
              <Icon aria-hidden fontSize="1.4em" />
              <div>
                <p>
                  {t(`lifecycle.requirement.${code}`)}
                  <span className="visually-hidden">
                    {' '}
                    – {t(isMet ? 'lifecycle.formRequirements.isMet' : 'lifecycle.formRequirements.lacks')}
                  </span>
                </p>
                {isMet ? null : (
                  <p className="small">
                    {t(`lifecycle.missing.${missing}`, { days: limits.invitationDays })}{' '}
                    {network.viewerMay.changeSettings ? (
                      <Link
                        to={to}
                        aria-label={`${t('lifecycle.formRequirements.fill')}: ${t(`lifecycle.requirement.${code}`)}`}
                      >
                        {t('lifecycle.formRequirements.fill')}
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
