import { Button, Field, Label, Textarea, Textfield } from '@digdir/designsystemet-react';
import type { ContributionKind } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useLanguage, useWords } from '../app/words.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import { KindChoice } from './KindChoice.js';
import type { Post } from './useOutbox.js';
import './Composer.css';

type Words = { kind: ContributionKind; body: string; link: string };

type Props = {
  networkId: string;
  challengeId: string;
  parentId: string | null;
  /** The kinds that may be said here, the likeliest first. */
  kinds: readonly ContributionKind[];
  /** How many will read it, the writer not counted. */
  readers: number;
  /** Who can read it. */
  readersLine: ReactNode;
  onPost: (post: Post) => void;
  onCancel?: () => void;
};

/** The text box. What is written is kept as a draft, and handed to the outbox the moment it is posted. */
export function Composer({ networkId, challengeId, parentId, kinds, readers, readersLine, onPost, onCancel }: Props) {
  const t = useWords();
  const lang = useLanguage();
  const bodyId = useId();
  const [words, setWords] = useState<Words>({ kind: kinds[0] ?? 'REPLY', body: '', link: '' });
  const [fault, setFault] = useState<'body' | 'link'>();
  const place = parentId ? `contribution:${parentId}` : `challenge:${challengeId}`;
  const draft = useDraft(networkId, place, (content) => {
    const kept = wordsIn(content, kinds);
    if (kept) setWords(kept);
  });
  const kind = kinds.includes(words.kind) ? words.kind : (kinds[0] ?? 'REPLY');
  const long = [...words.body].length > limits.body;

  function change(changes: Partial<Words>) {
    const next = { ...words, kind, ...changes };
    setWords(next);
    setFault(undefined);
    if (next.body.trim() || next.link.trim()) draft.keep(JSON.stringify(next));
    else draft.discard();
  }

  function post(event: FormEvent) {
    event.preventDefault();
    const link = words.link.trim();
    const missing = faultOf({ kind, body: words.body, link });
    setFault(missing);
    if (missing || long) return;
    draft.discard();
    setWords({ kind, body: '', link: '' });
    onPost({
      clientId: crypto.randomUUID(),
      challengeId,
      parentId,
      kind,
      body: words.body.trimEnd(),
      link: kind === 'RESOURCE' ? link : null,
      lang,
      at: new Date().toISOString(),
    });
  }

  return (
    <form className="composer" onSubmit={post} noValidate>
      {kinds.length > 1 ? (
        <KindChoice kinds={kinds} value={kind} onChange={(choice) => change({ kind: choice })} />
      ) : null}
      {readersLine}
      {kind === 'RESOURCE' ? (
        <Textfield
          label={t('thread.link')}
          type="url"
          inputMode="url"
          value={words.link}
          maxLength={limits.link}
          error={fault === 'link' ? t('thread.link.fault') : undefined}
          onChange={(event) => change({ link: event.target.value })}
        />
      ) : null}
      <Field>
        <Label htmlFor={bodyId}>{t(`thread.label.${kind}`)}</Label>
        <Textarea
          id={bodyId}
          rows={4}
          value={words.body}
          placeholder={t(`thread.prompt.${kind}`)}
          aria-invalid={fault === 'body' || long}
          aria-describedby={`${bodyId}-note`}
          onChange={(event) => change({ body: event.target.value })}
        />
        <p id={`${bodyId}-note`} className="small field-fault" role={fault || long ? 'alert' : undefined}>
          {fault === 'body' ? t('ui.rule.required') : null}
          {long ? t('ui.rule.long', { limit: limits.body }) : null}
        </p>
      </Field>
      <div className="buttons">
        <Button type="submit">{t(`thread.post.${kind}`, { readers })}</Button>
        {onCancel ? (
          <Button type="button" variant="tertiary" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        ) : null}
      </div>
      <DraftLine
        savedAt={draft.savedAt}
        restored={draft.restored}
        onDiscard={() => {
          draft.discard();
          setWords({ kind, body: '', link: '' });
        }}
      />
    </form>
  );
}

function faultOf({ kind, body, link }: Words): 'body' | 'link' | undefined {
  if (kind === 'RESOURCE') return URL.canParse(link) && /^https?:$/.test(new URL(link).protocol) ? undefined : 'link';
  return kind !== 'THANKS' && body.trim() === '' ? 'body' : undefined;
}

/** A draft as it was kept; undefined when it is none of ours. */
function wordsIn(content: string, kinds: readonly ContributionKind[]): Words | undefined {
  try {
    const { kind, body, link } = JSON.parse(content) as Partial<Words>;
    const known = kinds.find((one) => one === kind) ?? kinds[0];
    return known && typeof body === 'string' && typeof link === 'string' ? { kind: known, body, link } : undefined;
  } catch {
    return undefined;
  }
}
