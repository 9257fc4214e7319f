import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useLanguage, useWords } from '../app/words.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import type { ChatQuery } from '../generated/graphql.js';
import type { Sending } from './asking.js';
import type { Message } from './conversation.js';
import { MentionList } from './MentionList.js';
import { named, type Seat } from './mentions.js';
import { QuotedWords } from './QuotedWords.js';
import { useMentions } from './useMentions.js';

type Props = {
  network: ChatQuery['network'];
  quoting: Message | undefined;
  onQuoteDropped: () => void;
  /** Who can read it. */
  readersLine: ReactNode;
  onSend: (post: Sending) => void;
};

/** Under a thumb Enter gives a new line; where there is a keyboard it sends. */
const enterSends = () => !window.matchMedia('(pointer: coarse)').matches;

/** The text box of the conversation. What is written is kept as a draft, and handed to the outbox the moment it is sent. */
export function MessageComposer({ network, quoting, onQuoteDropped, readersLine, onSend }: Props) {
  const t = useWords();
  const lang = useLanguage();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [body, setBody] = useState('');
  const [chosen, setChosen] = useState<Seat[]>([]);
  const draft = useDraft(network.id, 'chat', setBody);
  const mentions = useMentions(area, network.seats, (text, seat) => {
    change(text);
    setChosen((before) => [...before.filter((one) => one.id !== seat.id), seat]);
  });
  const long = [...body].length > limits.message;

  useEffect(() => {
    if (quoting) area.current?.focus();
  }, [quoting]);

  function change(text: string) {
    setBody(text);
    if (text.trim()) draft.keep(text);
    else draft.discard();
  }

  function send(event: FormEvent) {
    event.preventDefault();
    if (long) return;
    if (body.trim() === '') return area.current?.focus();
    draft.discard();
    setBody('');
    setChosen([]);
    onSend({
      clientId: crypto.randomUUID(),
      networkId: network.id,
      body: body.trimEnd(),
      lang,
      quotedId: quoting?.id ?? null,
      mentions: named(body, chosen).slice(0, limits.mentions),
      at: new Date().toISOString(),
    });
  }

  function pressed(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (mentions.pressed(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    if (enterSends() || event.ctrlKey || event.metaKey) send(event);
  }

  return (
    <form className="chat-composer" onSubmit={send} noValidate>
      {readersLine}
      {quoting?.body ? (
        <div className="chat-quoting">
          <QuotedWords quoted={{ ...quoting, excerpt: [...quoting.body].slice(0, limits.excerpt).join('') }} />
          <Button type="button" variant="tertiary" data-size="sm" onClick={onQuoteDropped}>
            {t('chat.dropQuote')}
          </Button>
        </div>
      ) : null}
      <Field>
        <Label htmlFor={id}>{t('chat.yours')}</Label>
        <Textarea
          id={id}
          ref={area}
          rows={2}
          value={body}
          aria-invalid={long}
          aria-describedby={`${id}-note`}
          aria-autocomplete="list"
          aria-controls={mentions.open ? `${id}-seats` : undefined}
          aria-activedescendant={mentions.open ? `${id}-seat-${mentions.at}` : undefined}
          onChange={(event) => {
            change(event.target.value);
            mentions.look();
          }}
          onClick={mentions.look}
          onBlur={mentions.close}
          onKeyDown={pressed}
        />
        <MentionList id={id} {...mentions} />
        <p id={`${id}-note`} className="small quiet" role={long ? 'alert' : undefined}>
          {long ? t('ui.rule.long', { limit: limits.message }) : enterSends() ? t('chat.enter') : t('chat.at')}
        </p>
      </Field>
      <div className="buttons">
        <Button type="submit">{t('chat.send', { readers: network.readers.people - 1 })}</Button>
        <DraftLine savedAt={draft.savedAt} restored={draft.restored} onDiscard={() => change('')} />
      </div>
    </form>
  );
}
