import { useTranslate } from '../../app/i18n/messages.js';
import { type Charter, changedBetween, fieldText } from './charter.js';
import './CharterText.css';

/** The difference between two versions, field by field: the old text, then the new. */
export function CharterChanges({ before, after }: { before: Charter; after: Charter }) {
  const t = useTranslate();
  const changed = changedBetween(before, after);
  if (changed.length === 0) return <p className="quiet">{t('charter.changes.none')}</p>;
  return (
    <dl className="charter-text">
      {changed.map((field) => (
        <div key={field}>
          <dt>{t(`charter.field.${field}`)}</dt>
          <dd className="charter-before">
            <span className="small">{t('charter.changes.before')} </span>
            <del>{fieldText(before, field, t) || t('charter.notAgreed')}</del>
          </dd>
          <dd>
            <span className="small quiet">{t('charter.changes.after')} </span>
            <ins>{fieldText(after, field, t) || t('charter.notAgreed')}</ins>
          </dd>
          {field === 'confidence' ? <dd>{t(`charter.confidence.${after.confidence}.text`)}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
