import { PadlockLockedIcon } from '@navikt/aksel-icons';
import { Rich } from '../app/Rich.js';
import './ReadersLine.css';

type Props = { people: number; organisations: number; networkName: string };

/** Who can read what stands or is written here. The numbers come from the server, which counts by the same rule as it lets in. */
export function ReadersLine({ people, organisations, networkName }: Props) {
  return (
    <p className="readers-line">
      <PadlockLockedIcon aria-hidden fontSize="1.25em" />
      <span>
        <Rich id="ui.readers" values={{ people, organisations, networkName }} tags={{ b: <strong /> }} />
      </span>
    </p>
  );
}
