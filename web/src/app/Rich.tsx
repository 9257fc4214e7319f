import { Trans } from '@lingui/react';
import type { ReactElement } from 'react';
import type { Words } from '../generated/words.js';
import type { WordKey } from './words.js';

type Props<K extends WordKey> = {
  id: K;
  /** Elements for the tags in the message: `<b>…</b>` takes `{ b: <strong /> }`. */
  tags: Record<string, ReactElement>;
} & (Words[K] extends null ? { values?: undefined } : { values: Exclude<Words[K], null> });

/** Words with elements inside them. */
export function Rich<K extends WordKey>({ id, tags, values }: Props<K>) {
  return <Trans id={id} components={tags} values={values as Record<string, unknown> | undefined} />;
}
