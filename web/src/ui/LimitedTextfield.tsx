import { Field, Input, Label, Textarea, type TextfieldProps, ValidationMessage } from '@digdir/designsystemet-react';
import { type ComponentProps, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslate } from '../app/i18n/messages.js';
import { textLength } from './text-length.js';

/** From this part of its limit on, the length of a text is shown. */
const shownFrom = 0.8;

type Box = HTMLInputElement & HTMLTextAreaElement;
type Props = Pick<TextfieldProps, 'label' | 'description' | 'error'> & {
  limit: number;
  multiline?: boolean;
  type?: 'text' | 'email' | 'url';
  /** The id of the suggestions for a field of one line. */
  list?: string;
} & Omit<ComponentProps<typeof Textarea>, 'maxLength' | 'prefix'>;

/**
 * A text field with a limit. The `maxLength` of a browser counts otherwise than the server and cuts what is pasted without
 * a word; this one counts as the server does, cuts nothing, and stops its form from being sent with too long a text.
 */
export function LimitedTextfield({
  label,
  description,
  error,
  limit,
  multiline = false,
  type = 'text',
  ...rest
}: Props) {
  const t = useTranslate();
  const box = useRef<Box>(null);
  const [typed, setTyped] = useState(() => textLength(String(rest.defaultValue ?? '')));
  const written = rest.value === undefined ? typed : textLength(String(rest.value));
  const fault = written > limit ? t('ui.rule.tooLong', { limit, written }) : error;

  const stopTooLong = useEffectEvent((event: Event) => {
    if (written <= limit) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    box.current?.focus();
  });
  useEffect(() => {
    const form = box.current?.form;
    const stop = (event: Event) => stopTooLong(event);
    const reset = () => setTyped(0);
    form?.addEventListener('submit', stop, true);
    form?.addEventListener('reset', reset);
    return () => {
      form?.removeEventListener('submit', stop, true);
      form?.removeEventListener('reset', reset);
    };
  }, []);

  const shared = {
    ...rest,
    ref: box,
    'aria-invalid': fault ? true : undefined,
    onInput: (event: { currentTarget: { value: string } }) => setTyped(textLength(event.currentTarget.value)),
  };
  return (
    <Field>
      <Label>{label}</Label>
      {description ? <Field.Description>{description}</Field.Description> : null}
      {multiline ? <Textarea {...shared} /> : <Input {...(shared as ComponentProps<typeof Input>)} type={type} />}
      {fault ? <ValidationMessage>{fault}</ValidationMessage> : null}
      {!fault && written > limit * shownFrom ? (
        <Field.Description>{t('ui.written', { limit, written })}</Field.Description>
      ) : null}
    </Field>
  );
}
