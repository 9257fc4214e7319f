import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../app/words.js';
import { lastSeq, type Message } from '../following/conversation.js';

const place = 'krets.chat.aloud';
const every = 2_500;
/** More than this at once is told as a number. */
const few = 3;

/** The reader's choice, kept in this browser. */
export function useReadAloud(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(place) === 'on');
  return [
    on,
    (next) => {
      setOn(next);
      localStorage.setItem(place, next ? 'on' : 'off');
    },
  ];
}

type Props = { on: boolean; items: readonly Message[]; ready: boolean; me: string };

/** Reads aloud what others say from now on, some at a time; never what was there before. */
export function Announcer({ on, items, ready, me }: Props) {
  const t = useWords();
  const [text, setText] = useState('');
  const told = useRef<number>(undefined);
  const newest = lastSeq({ items, older: null, newer: null });
  if (told.current === undefined && ready) told.current = newest;
  const latest = useRef(items);
  latest.current = items;

  useEffect(() => {
    if (!on) {
      told.current = undefined;
      return;
    }
    const timer = setInterval(() => {
      const since = told.current;
      if (since === undefined) return;
      const fresh = latest.current.filter((m) => m.seq > since && m.author.person.id !== me && !m.withdrawnAt);
      if (fresh.length === 0) return;
      told.current = lastSeq({ items: latest.current, older: null, newer: null });
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
