import { useState } from 'react';
import { LanguageSwitch } from '../people/LanguageSwitch.js';
import { keepScheme, keptScheme, type Scheme, schemes } from './scheme.js';
import { useWords } from './words.js';
import './Foot.css';

export function Foot() {
  const t = useWords();
  const [scheme, setScheme] = useState(keptScheme);
  return (
    <footer className="foot">
      <div className="foot-row">
        <p>{t('app.foot')}</p>
        <LanguageSwitch />
        <label>
          {t('app.scheme')}{' '}
          <select
            value={scheme}
            onChange={(event) => {
              const wish = event.target.value as Scheme;
              keepScheme(wish);
              setScheme(wish);
            }}
          >
            {schemes.map((one) => (
              <option key={one} value={one}>
                {t(`app.scheme.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </footer>
  );
}
