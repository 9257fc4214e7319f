import { useLanguage, useTranslate } from '../app/i18n/messages.js';

/** To the open overview, which the server renders: a link that leaves the web. */
export function OverviewLink() {
  const t = useTranslate();
  const language = useLanguage();
  return <a href={`/oversyn?lang=${language}`}>{t('app.overview')}</a>;
}
