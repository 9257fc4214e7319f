import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { isVisible } from '@krets/shared/text';
import { type FormEvent, type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { joinTexts } from '../../discussion/contributions/join-texts.js';
import { DraftStatus } from '../../discussion/drafts/DraftStatus.js';
import { useDraft } from '../../discussion/drafts/useDraft.js';
import { Attachments } from '../../discussion/message-parts/Attachments.js';
import { MentionList } from '../../discussion/message-parts/MentionList.js';
import { named, type Seat } from '../../discussion/message-parts/mentions.js';
import { Quoting, useMessageQuoteWords } from '../../discussion/message-parts/QuotedMessage.js';
import { useDroppedPictures } from '../../discussion/message-parts/useDroppedPictures.js';
import { useMentions } from '../../discussion/message-parts/useMentions.js';
import { usePictures } from '../../discussion/message-parts/usePictures.js';
import type { ChatQuery } from '../../generated/graphql.js';
import { formKeys } from '../../ui/form-keys.js';
import type { OutgoingMessage } from '../feed/chat-api.js';
import type { Message } from '../feed/message-window.js';

type Props = {
  network: ChatQuery['network'];
  replyingTo: Message | undefined;
  /** A refused message whose words come back into the box. */
  returned: OutgoingMessage | undefined;
  onQuoteDropped: () => void;
  onSend: (post: OutgoingMessage) => void;
};

/** On touch devices Enter inserts a new line; with a keyboard it sends. */
const sendsOnEnter = () => !window.matchMedia('(pointer: coarse)').matches;

/** The text box of the chat. The text is saved as a draft while it is written, and handed to the outbox when it is sent. */
export function MessageComposer({ network, replyingTo, returned, onQuoteDropped, onSend }: Props) {
  const t = useTranslate();
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
  const pictures = usePictures(network.id);
  const [resourceId, setResourceId] = useState<string>();
  const { over, taking } = useDroppedPictures(pictures);
  const words = useMessageQuoteWords();
  const long = [...body].length > limits.message;

  useEffect(() => {
    if (replyingTo) area.current?.focus();
  }, [replyingTo]);

  const takeBack = useEffectEvent((post: OutgoingMessage) => {
    change(joinTexts(post.body, body));
    setChosen((before) => [...before, ...network.seats.filter(({ id }) => post.mentions.includes(id))]);
    pictures.takeBack(post.pictures ?? []);
    setResourceId((before) => before ?? post.resourceId ?? undefined);
    area.current?.focus();
  });
  useEffect(() => {
    if (returned) takeBack(returned);
  }, [returned]);

  function change(text: string) {
    setBody(text);
    if (isVisible(text)) draft.save(text);
    else draft.discard();
  }

  function send(event: FormEvent) {
    event.preventDefault();
    if (long) return;
    const shown = pictures.take();
    if (!shown) return;
    if (!isVisible(body) && shown.length === 0 && !resourceId) return area.current?.focus();
    draft.discard();
    setBody('');
    setChosen([]);
    pictures.clear();
    setResourceId(undefined);
    onSend({
      clientId: crypto.randomUUID(),
      networkId: network.id,
      body: body.trimEnd(),
      lang,
      quotedId: replyingTo?.id ?? null,
      mentions: named(body, chosen),
      pictures: shown,
      resourceId: resourceId || null,
      at: new Date().toISOString(),
    });
  }

  function handleKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (mentions.handleKey(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    if (sendsOnEnter() && !event.ctrlKey && !event.metaKey) send(event);
  }

  return (
    <form
      className={over ? 'chat-composer dragged-over' : 'chat-composer'}
      onSubmit={send}
      onKeyDown={formKeys(replyingTo && onQuoteDropped)}
      {...taking}
      noValidate
    >
      {replyingTo && !replyingTo.withdrawnAt ? (
        <Quoting
          quoted={{ ...replyingTo, excerpt: excerptOf(replyingTo) }}
          words={words}
          drop={t('chat.dropQuote')}
          onDrop={onQuoteDropped}
        />
      ) : null}
      <Field>
        <Label htmlFor={id} className="visually-hidden">
          {t('chat.yours')}
        </Label>
        <Textarea
          id={id}
          ref={area}
          rows={1}
          value={body}
          placeholder={t('chat.yours')}
          aria-invalid={long}
          aria-describedby={`${id}-note`}
          aria-autocomplete="list"
          aria-controls={mentions.open ? `${id}-seats` : undefined}
          aria-activedescendant={mentions.open ? `${id}-seat-${mentions.at}` : undefined}
          onChange={(event) => {
            change(event.target.value);
            mentions.update();
          }}
          onClick={mentions.update}
          onBlur={mentions.close}
          onKeyDown={handleKey}
        />
        <MentionList id={id} {...mentions} />
        <p
          id={`${id}-note`}
          className={long ? 'small field-fault' : 'small quiet chat-hint'}
          role={long ? 'alert' : undefined}
        >
          {long
            ? t('ui.rule.long', { limit: limits.message })
            : sendsOnEnter()
              ? t('chat.enter')
              : t('message-parts.at')}
        </p>
      </Field>
      <div className="chat-composer-row">
        <Attachments networkId={network.id} pictures={pictures} resourceId={resourceId} onResource={setResourceId} />
        <Button type="submit">{t('chat.send', { readers: network.readers.people - 1 })}</Button>
        <DraftStatus draft={draft} onDiscard={() => change('')} />
      </div>
    </form>
  );
}

const excerptOf = ({ body, pictures, resource }: Message) =>
  [...(body || pictures[0]?.alt || resource?.title || '')].slice(0, limits.excerpt).join('');
