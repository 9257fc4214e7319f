import { Checkbox } from '@digdir/designsystemet-react';
import { ListedLine } from '../admission/ListedLine.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { EffortField } from './EffortField.js';
import { similarQuery } from './graph.js';
import { ShapeForm, type ShapeProps } from './ShapeForm.js';

/** Which leadership effort it is a part of, and whether there is one like it already. */
export function EffortForm(props: ShapeProps) {
  const t = useWords();
  const { network } = props;
  const { data } = useGraph(similarQuery, { words: `${network.name} ${network.purpose}` });
  const similar = data?.similarNetworks.filter(({ id }) => id !== network.id) ?? [];
  return (
    <ShapeForm
      {...props}
      id="effort"
      title={t('founding.effort.title')}
      lead={t('founding.effort.lead')}
      required={[]}
      shape={({ programmeId, similarSeen, listed }) => ({
        programmeId: programmeId || null,
        similarSeen: similarSeen === 'yes' || null,
        listed: listed === 'yes',
      })}
    >
      {() => (
        <>
          <EffortField chosen={network.programme?.id ?? ''} />
          {similar.length > 0 ? (
            <details>
              <summary>{t('founding.similar.title')}</summary>
              <ul className="plain-list lines">
                {similar.map((one) => (
                  <ListedLine key={one.id} network={one} />
                ))}
              </ul>
            </details>
          ) : null}
          <Checkbox
            name="similarSeen"
            value="yes"
            label={t('founding.similar.confirm')}
            defaultChecked={network.similarSeen}
          />
          <Checkbox
            name="listed"
            value="yes"
            label={t('founding.listed')}
            description={t('founding.listed.hint')}
            defaultChecked={network.listed}
          />
        </>
      )}
    </ShapeForm>
  );
}
