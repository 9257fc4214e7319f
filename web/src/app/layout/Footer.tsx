import { useState } from 'react';
import { LanguageSwitch } from '../../identity/LanguageSwitch.js';
import { useLanguage, useTranslate } from '../i18n/messages.js';
import { type ColorScheme, colorSchemes, saveColorScheme, savedColorScheme } from './color-scheme.js';
import './Footer.css';

export function Footer() {
  const t = useTranslate();
  const language = useLanguage();
  const [colorScheme, setColorScheme] = useState(savedColorScheme);
  return (
    <footer className="footer">
      <div className="footer-row">
        <p>
          {t('app.footer')} <a href={`/oversyn?lang=${language}`}>{t('app.overview')}</a>
        </p>
        <LanguageSwitch />
        <label>
          {t('app.colorScheme')}{' '}
          <select
            value={colorScheme}
            onChange={(event) => {
              const preferred = event.target.value as ColorScheme;
              saveColorScheme(preferred);
              setColorScheme(preferred);
            }}
          >
            {colorSchemes.map((one) => (
              <option key={one} value={one}>
                {t(`app.colorScheme.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </footer>
  );
}
