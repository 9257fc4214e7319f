import { Trans } from '@lingui/react';
import type { ReactElement } from 'react';
import type { Messages } from '../../generated/messages.js';
import type { MessageKey } from './messages.js';

type Props<K extends MessageKey> = {
  id: K;
  /** Elements for the tags in the message: `<b>…</b>` takes `{ b: <strong /> }`. */
  tags: Record<string, ReactElement>;
} & (Messages[K] extends null ? { values?: undefined } : { values: Exclude<Messages[K], null> });

/** A translated message with elements inside it. */
export function TransRich<K extends MessageKey>({ id, tags, values }: Props<K>) {
  return <Trans id={id} components={tags} values={values as Record<string, unknown> | undefined} />;
}
