import { Field, Label, Textarea, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { type Language, languages } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { useId } from 'react';
import { useWords } from '../app/words.js';
import type { Fault, ResourceWords } from './form.js';

type Props = {
  words: ResourceWords;
  faults: readonly Fault[];
  onChange: (changes: Partial<ResourceWords>) => void;
  /** The begin of the ids of the fields, to lead the focus by. */
  id: string;
  /** A file that is being uploaded has its title beside it. */
  titled: boolean;
  collections?: readonly { id: string; title: string }[];
};

const names: Record<Language, string> = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' };

/** What is said of a resource, whatever its kind. */
export function ResourceFields({ words, faults, onChange, id, titled, collections }: Props) {
  const t = useWords();
  const listId = useId();
  function fault(field: keyof ResourceWords): string | undefined {
    const found = faults.find((one) => one.field === field);
    if (!found) return undefined;
    if (found.rule === 'long') return t('ui.rule.long', { limit: found.limit ?? 0 });
    if (found.rule === 'link') return t('resources.form.link.fault');
    if (found.rule === 'tags') return t('resources.form.tags.fault', { limit: found.limit ?? 0 });
    return t('ui.rule.required');
  }
  const line = (field: 'title' | 'link' | 'tags', more: { type?: 'url'; description?: string; max?: number } = {}) => (
    <Textfield
      id={`${id}-${field}`}
      label={t(`resources.form.${field}`)}
      type={more.type ?? 'text'}
      {...(more.description ? { description: more.description } : {})}
      value={words[field]}
      {...(more.max ? { maxLength: more.max } : {})}
      error={fault(field)}
      onChange={(event) => onChange({ [field]: event.target.value })}
    />
  );
  const box = (field: 'body' | 'why', rows: number) => (
    <Field>
      <Label htmlFor={`${id}-${field}`}>{t(`resources.form.${field}`)}</Label>
      <Textarea
        id={`${id}-${field}`}
        rows={rows}
        lang={words.lang}
        value={words[field]}
        aria-invalid={fault(field) ? true : undefined}
        aria-describedby={`${id}-${field}-fault`}
        onChange={(event) => onChange({ [field]: event.target.value })}
      />
      <ValidationMessage id={`${id}-${field}-fault`} hidden={!fault(field)}>
        {fault(field)}
      </ValidationMessage>
    </Field>
  );
  return (
    <>
      {words.kind === 'LINK' ? line('link', { type: 'url', max: limits.link }) : null}
      {titled ? line('title', { max: limits.title }) : null}
      {words.kind === 'NOTE' ? box('body', 10) : null}
      {box('why', 3)}
      {collections ? (
        <Field>
          <Label htmlFor={listId}>{t('resources.form.collection')}</Label>
          <select
            id={listId}
            className="ds-input"
            value={words.collectionId}
            onChange={(event) => onChange({ collectionId: event.target.value })}
          >
            <option value="">{t('resources.outside')}</option>
            {collections.map((collection) => (
              <option key={collection.id} value={collection.id}>
                {collection.title}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
      {line('tags', { description: t('resources.form.tags.hint') })}
      <Textfield
        type="date"
        label={t('resources.form.reviewBy')}
        value={words.reviewBy}
        onChange={(event) => onChange({ reviewBy: event.target.value })}
      />
      <Field>
        <Label htmlFor={`${id}-lang`}>{t('resources.form.lang')}</Label>
        <select
          id={`${id}-lang`}
          className="ds-input"
          value={words.lang}
          onChange={(event) => onChange({ lang: event.target.value as Language })}
        >
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {names[language]}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
}
