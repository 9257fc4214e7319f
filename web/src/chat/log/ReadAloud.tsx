import { useEffect, useRef, useState } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import { lastSeq, type Message } from '../feed/message-window.js';

const storageKey = 'krets.chat.aloud';
const every = 2_500;
/** More new messages than this at once are announced as a number. */
const few = 3;

/** The reader's choice, stored in this browser. */
export function useReadAloudSetting(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(storageKey) === 'on');
  return [
    on,
    (next) => {
      setOn(next);
      localStorage.setItem(storageKey, next ? 'on' : 'off');
    },
  ];
}

type Props = { on: boolean; items: readonly Message[]; ready: boolean; me: string };

/** Announces others' new messages to screen readers, a few at a time; never earlier ones. */
export function ReadAloud({ on, items, ready, me }: Props) {
  const t = useTranslate();
  const [text, setText] = useState('');
  const announced = useRef<number>(undefined);
  const newest = lastSeq({ items, older: null, newer: null });
  if (announced.current === undefined && ready) announced.current = newest;
  const latest = useRef(items);
  latest.current = items;

  useEffect(() => {
    if (!on) {
      announced.current = undefined;
      return;
    }
    const timer = setInterval(() => {
      const since = announced.current;
      if (since === undefined) return;
      const fresh = latest.current.filter((m) => m.seq > since && m.author.person.id !== me && !m.withdrawnAt);
      if (fresh.length === 0) return;
      announced.current = lastSeq({ items: latest.current, older: null, newer: null });
      const words = fresh.slice(-few).map((m) => `${m.author.person.name}: ${m.body}`);
      setText([fresh.length > few ? t('chat.new', { count: fresh.length }) : '', ...words].filter(Boolean).join(' – '));
    }, every);
    return () => clearInterval(timer);
  }, [on, me, t]);

  return (
    <p className="visually-hidden" role="status">
      {on ? text : ''}
    </p>
  );
}
