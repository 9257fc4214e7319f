import { useTranslate } from '../../app/i18n/messages.js';
import { type Charter, fields, fieldText } from './charter.js';
import './CharterText.css';

/** The charter in the reader's language; free text stays as it was written. */
export function CharterText({ charter }: { charter: Charter }) {
  const t = useTranslate();
  const present = fields.filter((field) => fieldText(charter, field, t));
  const missing = fields.filter((field) => !present.includes(field));
  return (
    <>
      <dl className="charter-text">
        {present.map((field) => (
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

/** States both the promised conduct and what the law says. */
function Confidence({ level }: { level: Charter['confidence'] }) {
  const t = useTranslate();
  return (
    <>
      <dd>{t(`charter.confidence.${level}.text`)}</dd>
      <dd className="small quiet">{t('charter.confidence.law')}</dd>
    </>
  );
}
