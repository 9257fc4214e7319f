import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { useDates } from '../../app/i18n/dates.js';
import { useTranslate } from '../../app/i18n/messages.js';
import Markdown from '../../discussion/contributions/Markdown.js';
import { MessagePictures } from '../../discussion/message-parts/MessagePictures.js';
import { QuotedMessage, useMessageQuoteWords } from '../../discussion/message-parts/QuotedMessage.js';
import { Reactions } from '../../discussion/message-parts/Reactions.js';
import { AttachedResource } from '../../library/AttachedResource.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import { Initials } from '../../ui/Initials.js';
import { StatusTag } from '../../ui/StatusTag.js';
import type { Message } from '../feed/message-window.js';
import { EditMessage } from './EditMessage.js';
import { type MessageActions, MessageMenu } from './MessageMenu.js';

type Props = {
  message: Message;
  /** Follows a message of the same author, which shows the head for both. */
  continued: boolean;
  namesMe: boolean;
  /** Undefined unless messages are being chosen for a challenge. */
  chosen: boolean | undefined;
  actions: MessageActions;
};

/** One message: author, time and text. */
export function MessageItem({ message, continued, namesMe, chosen, actions }: Props) {
  const t = useTranslate();
  const dates = useDates();
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState(false);
  const words = useMessageQuoteWords();
  const { author, withdrawnAt, createdAt, quoted } = message;
  const toggle = useRef<HTMLButtonElement>(null);
  const menuId = `menu-${message.id}`;
  const { name } = author.person;
  return (
    <article className="message" id={`m-${message.id}`} tabIndex={-1} aria-label={`${name}, ${dates.when(createdAt)}`}>
      {continued ? null : (
        <header className="message-header">
          <Initials name={name} />
          <p>
            <SeatName seat={author} />
            {author.endedAt ? <span className="quiet"> {t('contributions.seatEnded')}</span> : null}
          </p>
        </header>
      )}
      <div className="message-body">
        {chosen !== undefined && message.body ? (
          <Checkbox
            label={t('quotes.choose', { name })}
            checked={chosen}
            onChange={() => actions.onToggleQuote(message.id)}
          />
        ) : null}
        {quoted ? (
          <QuotedMessage quoted={quoted} words={words} onGoTo={() => actions.onGoTo(quoted.id, quoted.seq)} />
        ) : null}
        {withdrawnAt ? <p className="quiet message-removed">{t('chat.withdrawn')}</p> : null}
        {editing ? (
          <EditMessage
            message={message}
            seats={actions.seats}
            onCancel={() => setEditing(false)}
            onDone={(changed) => {
              actions.onChanged(changed);
              setEditing(false);
            }}
          />
        ) : message.body ? (
          <Markdown text={message.body} lang={message.lang} />
        ) : null}
        <MessagePictures pictures={message.pictures} />
        {message.resource ? <AttachedResource resource={message.resource} /> : null}
        <p className="message-footer small quiet">
          <Link to={`#m-${message.id}`} className="time-link">
            <time dateTime={createdAt} title={dates.full(createdAt)}>
              {dates.clock(createdAt)}
            </time>
          </Link>
          {message.editedAt && !withdrawnAt ? <span> · {t('chat.edited')}</span> : null}
          {namesMe ? <StatusTag tone="multe">{t('message-parts.namesYou')}</StatusTag> : null}
          <Button
            variant="tertiary"
            data-size="sm"
            data-color="neutral"
            ref={toggle}
            aria-expanded={open}
            aria-controls={open ? menuId : undefined}
            aria-label={t('chat.menuFor', { name })}
            onClick={() => setOpen(!open)}
          >
            {t('chat.menu')}
          </Button>
        </p>
        {open ? (
          <MessageMenu
            id={menuId}
            message={message}
            actions={actions}
            onEdit={() => setEditing(true)}
            onClose={() => {
              setOpen(false);
              toggle.current?.focus({ preventScroll: true });
            }}
          />
        ) : null}
        <Reactions reactions={message.reactions} />
      </div>
    </article>
  );
}
