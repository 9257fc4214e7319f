import { useTranslate } from '../../app/i18n/messages.js';
import { type Charter, fields, fieldText } from './charter.js';
import './CharterText.css';

/** The agreement in the reader's own language; what somebody has written stands as it was written. */
export function CharterText({ charter }: { charter: Charter }) {
  const t = useTranslate();
  const said = fields.filter((field) => fieldText(charter, field, t));
  const missing = fields.filter((field) => !said.includes(field));
  return (
    <>
      <dl className="charter-text">
        {said.map((field) => (
          <div key={field}>
            <dt>{t(`charter.field.${field}`)}</dt>
            <dd>{fieldText(charter, field, t)}</dd>
            {field === 'confidence' ? <Confidence level={charter.confidence} /> : null}
          </div>
        ))}
      </dl>
      {missing.length > 0 ? (
        <p className="small quiet">
          {t('charter.missing', { fields: missing.map((field) => t(`charter.field.${field}`)).join(' · ') })}
        </p>
      ) : null}
    </>
  );
}

/** Promises conduct and tells the truth about the law. */
function Confidence({ level }: { level: Charter['confidence'] }) {
  const t = useTranslate();
  return (
    <>
      <dd>{t(`charter.confidence.${level}.text`)}</dd>
      <dd className="small quiet">{t('charter.confidence.law')}</dd>
    </>
  );
}
