import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import type { ContributionKind } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { isVisible } from '@krets/shared/text';
import { type FormEvent, type RefObject, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { type LinkedResource, ResourcePicker } from '../../library/ResourcePicker.js';
import { noResource, useLinkedResource } from '../../library/useLinkedResource.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { formKeys } from '../../ui/form-keys.js';
import { InlineRadioGroup } from '../../ui/InlineRadioGroup.js';
import { DraftStatus } from '../drafts/DraftStatus.js';
import { useDraft } from '../drafts/useDraft.js';
import { Attachments } from '../message-parts/Attachments.js';
import { MentionList } from '../message-parts/MentionList.js';
import { named as namedSeats, type Seat } from '../message-parts/mentions.js';
import { Quoting } from '../message-parts/QuotedMessage.js';
import { useDroppedPictures } from '../message-parts/useDroppedPictures.js';
import { useMentions } from '../message-parts/useMentions.js';
import { usePictures } from '../message-parts/usePictures.js';
import type { Post } from './contribution-outboxes.js';
import { joinTexts } from './join-texts.js';
import type { Contribution } from './thread.js';
import './Composer.css';

/** `mentions` are the seats chosen from the list; those still named in the text are sent. */
type ComposerValues = { kind: ContributionKind; body: string; named: LinkedResource; mentions: string[] };

const nothing = { body: '', named: noResource, mentions: [] };

const noLink = { link: null, resourceId: null };

const hasContent = ({ body, named }: ComposerValues) =>
  Boolean(isVisible(body) || named.link.trim() || named.resourceId);

type Props = {
  networkId: string;
  challengeId: string;
  parentId: string | null;
  /** The kinds that may be posted here, the likeliest first. */
  kinds: readonly ContributionKind[];
  /** How many will read it, the author not counted. */
  readers: number;
  /** A refused post whose words come back into the box. */
  returned?: Post | undefined;
  onPost: (post: Post) => void;
  /** Given for a reply: the box takes the focus when it opens. The words stay as a draft when it is closed. */
  onCancel?: () => void;
  field?: RefObject<HTMLTextAreaElement | null>;
  /** Those who can be mentioned: the seats that can read it. */
  seats: readonly Seat[];
  quoted?: Contribution | undefined;
  onQuoteDropped?: () => void;
};

/** The text box. The text is saved as a draft while it is written, and handed to the outbox when it is posted. */
export function Composer({
  networkId,
  challengeId,
  parentId,
  kinds,
  readers,
  returned,
  onPost,
  onCancel,
  seats,
  quoted,
  onQuoteDropped,
  ...props
}: Props) {
  const t = useTranslate();
  const lang = useLanguage();
  const bodyId = useId();
  const ownField = useRef<HTMLTextAreaElement>(null);
  const field = props.field ?? ownField;
  const [values, setValues] = useState<ComposerValues>({ kind: kinds[0] ?? 'REPLY', ...nothing });
  const [empty, setEmpty] = useState(false);
  const [otherKinds, setOtherKinds] = useState(false);
  const naming = useLinkedResource(networkId);
  const pictures = usePictures(networkId);
  const { over, taking } = useDroppedPictures(pictures);
  const mentions = useMentions(field, seats, (body, { id }) => change({ body, mentions: [...values.mentions, id] }));
  const place = parentId ? `contribution:${parentId}` : `challenge:${challengeId}`;
  const draft = useDraft(networkId, place, (content) => {
    const draft = valuesFromDraft(content, kinds);
    if (draft) setValues(draft);
  });
  const kind = kinds.includes(values.kind) ? values.kind : (kinds[0] ?? 'REPLY');
  const long = [...values.body].length > limits.body;
  const needsWhy = kind === 'RESOURCE' && naming.fault === 'why';

  useEffect(() => {
    if (parentId) field.current?.focus();
  }, [parentId, field]);

  function change(changes: Partial<ComposerValues>) {
    const next = { ...values, kind, ...changes };
    setValues(next);
    setEmpty(false);
    naming.clearFault();
    if (hasContent(next)) draft.save(JSON.stringify(next));
    // A kind chosen before the draft is restored must not discard the draft.
    else if (hasContent(values)) draft.discard();
  }

  const takeBack = useEffectEvent((post: Post) => {
    const way = post.resourceId ? 'library' : 'link';
    const named = { way, link: post.link ?? '', resourceId: post.resourceId ?? '' } as const;
    change({
      kind: post.kind,
      body: joinTexts(post.body, values.body),
      mentions: [...values.mentions, ...(post.mentions ?? [])],
      ...(post.kind === 'RESOURCE' ? { named } : {}),
    });
    pictures.takeBack(post.pictures ?? []);
    field.current?.focus();
  });
  useEffect(() => {
    if (returned) takeBack(returned);
  }, [returned]);

  async function post(event: FormEvent) {
    event.preventDefault();
    const shown = kind === 'RESOURCE' ? [] : pictures.take();
    if (!shown) return;
    const missing = kind !== 'THANKS' && kind !== 'RESOURCE' && shown.length === 0 && !isVisible(values.body);
    setEmpty(missing);
    if (missing || long) return;
    const named = kind === 'RESOURCE' ? await naming.resolve(values.named, values.body, lang) : noLink;
    if (!named) return;
    const chosen = seats.filter(({ id }) => values.mentions.includes(id));
    draft.discard();
    setValues({ kind, ...nothing });
    pictures.clear();
    onPost({
      clientId: crypto.randomUUID(),
      challengeId,
      parentId,
      kind,
      body: values.body.trimEnd(),
      ...named,
      mentions: namedSeats(values.body, chosen).slice(0, limits.mentions),
      quotedId: quoted?.id ?? null,
      pictures: shown,
      lang,
      at: new Date().toISOString(),
    });
  }

  const kindChoice =
    kinds.length > 1 ? (
      <InlineRadioGroup
        legend={t('contributions.kind.choose')}
        choices={kinds}
        labelFor={(choice) => t(`contributions.kind.${choice}`)}
        value={kind}
        onChange={(choice) => change({ kind: choice })}
      />
    ) : null;

  return (
    <form
      className={over ? 'composer dragged-over' : 'composer'}
      onSubmit={(event) => void post(event)}
      onKeyDown={formKeys(onCancel ?? (quoted && onQuoteDropped))}
      {...(kind === 'RESOURCE' ? {} : taking)}
      noValidate
    >
      {quoted && onQuoteDropped ? (
        <Quoting
          quoted={{ ...quoted, excerpt: [...quoted.body].slice(0, limits.excerpt).join('') }}
          words={{ gone: t('contributions.quoteGone'), goTo: t('contributions.goTo') }}
          drop={t('contributions.dropQuote')}
          onDrop={onQuoteDropped}
        />
      ) : null}
      {parentId && kindChoice ? (
        <details
          open={otherKinds || kind !== kinds[0]}
          onToggle={(event) => event.currentTarget.open && setOtherKinds(true)}
        >
          <summary className="small">{t('contributions.kind.other')}</summary>
          {kindChoice}
        </details>
      ) : (
        kindChoice
      )}
      {kind === 'RESOURCE' ? (
        <ResourcePicker
          networkId={networkId}
          named={values.named}
          onChange={(named) => change({ named })}
          uploads={naming.uploads}
          fault={naming.fault}
        />
      ) : null}
      <Field>
        <Label htmlFor={bodyId}>{t(`contributions.label.${kind}`)}</Label>
        <Textarea
          id={bodyId}
          ref={field}
          rows={4}
          value={values.body}
          placeholder={t(`contributions.prompt.${kind}`)}
          aria-invalid={empty || needsWhy || long}
          aria-describedby={`${bodyId}-note ${bodyId}-at`}
          aria-autocomplete="list"
          aria-controls={mentions.open ? `${bodyId}-seats` : undefined}
          aria-activedescendant={mentions.open ? `${bodyId}-seat-${mentions.at}` : undefined}
          onChange={(event) => {
            change({ body: event.target.value });
            mentions.update();
          }}
          onClick={mentions.update}
          onBlur={mentions.close}
          onKeyDown={mentions.handleKey}
        />
        <MentionList id={bodyId} {...mentions} />
        <p id={`${bodyId}-at`} className="small quiet composer-hint">
          {t('message-parts.at')}
        </p>
        <p id={`${bodyId}-note`} className="small field-fault" role={empty || needsWhy || long ? 'alert' : undefined}>
          {empty ? t('ui.rule.required') : null}
          {needsWhy ? t('library.source.why') : null}
          {long ? t('ui.rule.long', { limit: limits.body }) : null}
        </p>
      </Field>
      {kind === 'RESOURCE' ? null : <Attachments networkId={networkId} pictures={pictures} />}
      <ErrorNote apiError={naming.apiError} />
      <div className="buttons">
        <Button type="submit" disabled={naming.busy}>
          {t(`contributions.post.${kind}`, { readers })}
        </Button>
        {onCancel ? (
          <Button type="button" variant="tertiary" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        ) : null}
      </div>
      <DraftStatus
        draft={draft}
        onDiscard={() => {
          draft.discard();
          setValues({ kind, ...nothing });
        }}
      />
    </form>
  );
}

/** Reads a saved draft; undefined when it has another format. */
function valuesFromDraft(content: string, kinds: readonly ContributionKind[]): ComposerValues | undefined {
  try {
    const { kind, body, named, mentions = [] } = JSON.parse(content) as Partial<ComposerValues>;
    const known = kinds.find((one) => one === kind) ?? kinds[0];
    return known && typeof body === 'string'
      ? { kind: known, body, named: { ...noResource, ...named }, mentions }
      : undefined;
  } catch {
    return undefined;
  }
}
