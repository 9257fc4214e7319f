import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import type { ContributionKind } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useLanguage, useWords } from '../app/words.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import { type Named, ResourceChoice } from '../resources/ResourceChoice.js';
import { unnamed, useNaming } from '../resources/useNaming.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { WordChoice } from '../ui/WordChoice.js';
import type { Post } from './useOutbox.js';
import './Composer.css';

type Words = { kind: ContributionKind; body: string; named: Named };

const nothing = { link: null, resourceId: null };

const saysSomething = ({ body, named }: Words) => Boolean(body.trim() || named.link.trim() || named.resourceId);

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
  const [words, setWords] = useState<Words>({ kind: kinds[0] ?? 'REPLY', body: '', named: unnamed });
  const [empty, setEmpty] = useState(false);
  const naming = useNaming(networkId);
  const place = parentId ? `contribution:${parentId}` : `challenge:${challengeId}`;
  const draft = useDraft(networkId, place, (content) => {
    const kept = wordsIn(content, kinds);
    if (kept) setWords(kept);
  });
  const kind = kinds.includes(words.kind) ? words.kind : (kinds[0] ?? 'REPLY');
  const long = [...words.body].length > limits.body;
  const needsWhy = kind === 'RESOURCE' && naming.fault === 'why';

  function change(changes: Partial<Words>) {
    const next = { ...words, kind, ...changes };
    setWords(next);
    setEmpty(false);
    naming.forgive();
    if (saysSomething(next)) draft.keep(JSON.stringify(next));
    // A kind chosen before the draft has come back is no reason to throw the draft away.
    else if (saysSomething(words)) draft.discard();
  }

  async function post(event: FormEvent) {
    event.preventDefault();
    const missing = kind !== 'THANKS' && kind !== 'RESOURCE' && words.body.trim() === '';
    setEmpty(missing);
    if (missing || long) return;
    const named = kind === 'RESOURCE' ? await naming.settle(words.named, words.body, lang) : nothing;
    if (!named) return;
    draft.discard();
    setWords({ kind, body: '', named: unnamed });
    onPost({
      clientId: crypto.randomUUID(),
      challengeId,
      parentId,
      kind,
      body: words.body.trimEnd(),
      ...named,
      lang,
      at: new Date().toISOString(),
    });
  }

  return (
    <form className="composer" onSubmit={(event) => void post(event)} noValidate>
      {kinds.length > 1 ? (
        <WordChoice
          legend={t('thread.kind.choose')}
          choices={kinds}
          wordFor={(choice) => t(`thread.kind.${choice}`)}
          value={kind}
          onChange={(choice) => change({ kind: choice })}
        />
      ) : null}
      {readersLine}
      {kind === 'RESOURCE' ? (
        <ResourceChoice
          networkId={networkId}
          named={words.named}
          onChange={(named) => change({ named })}
          uploads={naming.uploads}
          fault={naming.fault}
        />
      ) : null}
      <Field>
        <Label htmlFor={bodyId}>{t(`thread.label.${kind}`)}</Label>
        <Textarea
          id={bodyId}
          rows={4}
          value={words.body}
          placeholder={t(`thread.prompt.${kind}`)}
          aria-invalid={empty || needsWhy || long}
          aria-describedby={`${bodyId}-note`}
          onChange={(event) => change({ body: event.target.value })}
        />
        <p id={`${bodyId}-note`} className="small field-fault" role={empty || needsWhy || long ? 'alert' : undefined}>
          {empty ? t('ui.rule.required') : null}
          {needsWhy ? t('resources.way.why') : null}
          {long ? t('ui.rule.long', { limit: limits.body }) : null}
        </p>
      </Field>
      <ErrorNote trouble={naming.trouble} />
      <div className="buttons">
        <Button type="submit" disabled={naming.busy}>
          {t(`thread.post.${kind}`, { readers })}
        </Button>
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
          setWords({ kind, body: '', named: unnamed });
        }}
      />
    </form>
  );
}

/** A draft as it was kept; undefined when it is none of ours. */
function wordsIn(content: string, kinds: readonly ContributionKind[]): Words | undefined {
  try {
    const { kind, body, named } = JSON.parse(content) as Partial<Words>;
    const known = kinds.find((one) => one === kind) ?? kinds[0];
    return known && typeof body === 'string' ? { kind: known, body, named: { ...unnamed, ...named } } : undefined;
  } catch {
    return undefined;
  }
}
