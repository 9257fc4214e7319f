import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useDates } from '../../app/dates.js';
import { useWords } from '../../app/words.js';
import { AttachedLine } from '../../resources/AttachedLine.js';
import Markdown from '../../thread/Markdown.js';
import { Initials } from '../../ui/Initials.js';
import { Mark } from '../../ui/Mark.js';
import { SeatName } from '../../ui/SeatName.js';
import type { Message } from '../following/conversation.js';
import { EditMessage } from './EditMessage.js';
import { MessageMenu } from './MessageMenu.js';
import { MessagePictures } from './MessagePictures.js';
import { Nods } from './Nods.js';
import { QuotedWords } from './QuotedWords.js';

export type MessageActs = {
  onQuote: (message: Message) => void;
  /** A newer word about it has come. */
  onTake: (message: Message) => void;
  onWithdraw: (message: Message) => void;
  onRestore: (message: Message) => void;
  onCopyLink: (message: Message) => void;
  onGoTo: (id: string, seq: number) => void;
  onToggleLift: (id: string) => void;
};

type Props = {
  message: Message;
  /** Said in one breath with the one before: who said it stands there. */
  headless: boolean;
  namesMe: boolean;
  /** Undefined unless messages are being chosen for a challenge. */
  chosen: boolean | undefined;
  acts: MessageActs;
};

/** One message: who, when, and the words. */
export function MessageItem({ message, headless, namesMe, chosen, acts }: Props) {
  const t = useWords();
  const dates = useDates();
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState(false);
  const { author, withdrawnAt, createdAt } = message;
  const toggle = useRef<HTMLButtonElement>(null);
  const menuId = `menu-${message.id}`;
  const { name } = author.person;
  return (
    <article className="message" id={`m-${message.id}`} tabIndex={-1} aria-label={`${name}, ${dates.when(createdAt)}`}>
      {headless ? null : (
        <header className="message-head">
          <Initials name={name} />
          <p>
            <SeatName seat={author} />
            {author.endedAt ? <span className="quiet"> {t('thread.seatEnded')}</span> : null}
          </p>
        </header>
      )}
      <div className="message-body">
        {chosen !== undefined && message.body ? (
          <Checkbox
            label={t('lifts.choose', { name })}
            checked={chosen}
            onChange={() => acts.onToggleLift(message.id)}
          />
        ) : null}
        {message.quoted ? <QuotedWords quoted={message.quoted} onGoTo={acts.onGoTo} /> : null}
        {withdrawnAt ? <p className="quiet message-gone">{t('chat.withdrawn')}</p> : null}
        {editing ? (
          <EditMessage
            message={message}
            onCancel={() => setEditing(false)}
            onDone={(changed) => {
              acts.onTake(changed);
              setEditing(false);
            }}
          />
        ) : message.body ? (
          <Markdown text={message.body} lang={message.lang} />
        ) : null}
        <MessagePictures pictures={message.pictures} />
        {message.resource ? <AttachedLine resource={message.resource} /> : null}
        <p className="message-foot small quiet">
          <time dateTime={createdAt} title={dates.full(createdAt)}>
            {dates.clock(createdAt)}
          </time>
          {message.editedAt && !withdrawnAt ? <span> · {t('chat.edited')}</span> : null}
          {namesMe ? <Mark tone="multe">{t('chat.namesYou')}</Mark> : null}
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
            acts={acts}
            onEdit={() => setEditing(true)}
            onClose={() => {
              setOpen(false);
              toggle.current?.focus({ preventScroll: true });
            }}
          />
        ) : null}
        <Nods nods={message.reactions} />
      </div>
    </article>
  );
}
